// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jkdump.type.CType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.PathException;
import org.jkdump.type.PathStep;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/**
 * The virtual attributes of one kernel's structs (PyKdump's {@code structSetAttr}): names that
 * stand for a path of members or for something computed, wherever a path may name a member. As in
 * PyKdump an attribute hides a member of the same name, but not in its own paths. They are seen by
 * {@code get_ num_ str_ su_ has_}, paths and {@code eval}; {@code dump_()}, types and the methods
 * of generated classes show the C members only. When a module's debuginfo is loaded or deleted, all
 * are looked for again: what a struct hadn't it may have now. Safe for use by many threads.
 */
public final class Attributes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private final Kernel kernel;
  private final Map<Key, Route> routes = new ConcurrentHashMap<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Map<List<String>, Wish> wishes = new LinkedHashMap<>();
  private volatile boolean stale;

  /**
   * A requested attribute, found or not.
   *
   * @param function null if nothing is computed
   */
  private record Wish(
      String struct,
      String name,
      List<String> paths,
      List<String> more,
      Function<? super Struct, ?> function) {}

  /**
   * The target of an attribute: the end of a path, or the result of a function of the struct at its
   * end.
   *
   * @param computed null if nothing is computed
   * @param rest the path to follow from what was computed, or an empty text
   */
  private record Route(MemberPath path, Computed computed, String rest) {
    Field field(CType start, String text) {
      return computed == null
          ? new Field(start, text, path)
          : new Field(start, text, path, computed.reader(path.leaf(), rest));
    }
  }

  // The type by its name: types may be read anew when a module's are loaded.
  private record Key(Object struct, String name) {
    static Key of(StructType struct, String name) {
      return new Key(struct.tag().isEmpty() ? struct : struct.text(), name);
    }
  }

  Attributes(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Gives a struct an attribute that stands for the first of some C paths that this kernel's struct
   * has; an empty path is the struct itself.
   *
   * @param more structs that begin with the first one, or whose addresses are good for it: they get
   *     the attribute, too, found as in the first
   * @return false if this kernel has none of the paths or no such struct
   * @throws PathException if something is no path or no name, on whatever kernel
   */
  public boolean set(String struct, String name, List<String> paths, List<String> more) {
    paths.stream().filter(path -> !path.isEmpty()).forEach(PathStep::parse);
    return set(new Wish(struct, name, List.copyOf(paths), List.copyOf(more), null));
  }

  /**
   * Gives a struct an attribute that is computed whenever it is read; nothing is kept.
   *
   * @param function from a struct to a {@link Value}, a number, a text or any other object
   * @return false if this kernel has no such struct
   */
  public boolean set(String struct, String name, Function<? super Struct, ?> function) {
    return set(new Wish(struct, name, List.of(), List.of(), function));
  }

  private synchronized boolean set(Wish wish) {
    check(wish.name);
    renew();
    // An attribute that is set again comes last: its path may name attributes set since.
    List<String> key = List.of(wish.struct, wish.name);
    wishes.remove(key);
    wishes.put(key, wish);
    return grant(wish);
  }

  private boolean grant(Wish wish) {
    StructType type = kernel.types().struct(wish.struct).orElse(null);
    if (type == null) {
      return false;
    }
    if (wish.function != null) {
      put(
          type,
          wish.name,
          new Route(MemberPaths.to(type), new Computed(wish.name, wish.function), ""));
      return true;
    }
    return wish.paths.stream().anyMatch(path -> grant(wish, type, path));
  }

  private boolean grant(Wish wish, StructType type, String path) {
    Route route = tryRoute(type, path, wish.name);
    if (route == null) {
      return false;
    }
    put(type, wish.name, route);
    structs(wish.more).forEach(s -> put(s, wish.name, path.isEmpty() ? itself(s) : route));
    return true;
  }

  /** Marks all attributes to be resolved again. */
  synchronized void debuginfoChanged() {
    if (!wishes.isEmpty()) {
      stale = true;
      kernel.forgetFields();
    }
  }

  private synchronized void renew() {
    if (stale) {
      stale = false;
      routes.clear();
      names.clear();
      wishes.values().forEach(this::grant);
    }
  }

  /** Whether a struct of this kernel has an attribute with this name. */
  public boolean has(String struct, String name) {
    if (stale) {
      renew();
    }
    return kernel
        .types()
        .struct(struct)
        .filter(s -> routes.containsKey(Key.of(s, name)))
        .isPresent();
  }

  /** The field at the end of a path from an object of a type, through members and attributes. */
  Field field(CType start, String path) {
    if (stale) {
      renew();
    }
    boolean plain = names.isEmpty() || PathStep.parse(path).stream().noneMatch(this::isName);
    if (plain) {
      return new Field(
          start,
          path,
          start instanceof StructType s ? s.path(path) : MemberPath.resolve(start, path));
    }
    return route(start, path, null).field(start, path);
  }

  private boolean isName(PathStep step) {
    return step.member() != null && names.contains(step.member());
  }

  private void put(StructType struct, String name, Route route) {
    routes.put(Key.of(struct, name), route);
    names.add(name);
    kernel.forgetFields();
  }

  private List<StructType> structs(List<String> wanted) {
    List<StructType> known = new ArrayList<>();
    wanted.forEach(name -> kernel.types().struct(name).ifPresent(known::add));
    return known;
  }

  private Route tryRoute(StructType type, String path, String name) {
    try {
      return path.isEmpty() ? itself(type) : route(type, path, Key.of(type, name));
    } catch (NoSuchMemberException | PathException e) {
      return null;
    }
  }

  private static Route itself(StructType type) {
    return new Route(MemberPaths.to(type), null, "");
  }

  /**
   * @param member an attribute whose name is that of the member in this path, or null
   */
  private Route route(CType start, String path, Key member) {
    List<PathStep> steps = PathStep.parse(path);
    MemberPath at = MemberPaths.to(start);
    String before = "";
    for (int i = 0; i < steps.size(); i++) {
      String rest = i + 1 < steps.size() ? path.substring(steps.get(i + 1).at()) : "";
      Route found = find(at.leaf(), steps.get(i), member);
      if (found == null) {
        String step = steps.get(i).text();
        at = MemberPaths.join(before, at, MemberPath.resolve(at.leaf(), step));
      } else {
        at = MemberPaths.join(before, at, MemberPaths.from(at.leaf(), found.path));
        if (found.computed != null) {
          return new Route(at, found.computed, behind(found.rest, rest));
        }
      }
      before = path.substring(0, path.length() - rest.length()).replaceAll("(\\.|->)$", "");
    }
    return new Route(at, null, "");
  }

  private Route find(CType leaf, PathStep step, Key member) {
    CType object = leaf.bare() instanceof PointerType p ? p.target().bare() : leaf.bare();
    if (step.member() == null || !(object instanceof StructType struct)) {
      return null;
    }
    Key key = Key.of(struct, step.member());
    return key.equals(member) ? null : routes.get(key);
  }

  private static String behind(String first, String second) {
    boolean both = !first.isEmpty() && !second.isEmpty();
    return first + (both && !second.startsWith("[") ? "." : "") + second;
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new PathException(name, 0, "an attribute's name must be one of C");
    }
  }
}
