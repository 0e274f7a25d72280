// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jkdump.cdecl.BaseName;
import org.jkdump.cdecl.BasicWords;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.target.CacheUse;

/**
 * The types of one kernel, from all sources that know some; the first that knows a name answers,
 * and a later source is asked only when no earlier one knows.
 */
public final class Types {
  private final List<TypeSource> sources;
  private final int pointerSize;
  // Replaced, not cleared: what a thread found before a change must not be kept after it.
  private volatile Map<String, Optional<CType>> byName = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param pointerSize bytes
   */
  public Types(List<TypeSource> sources, int pointerSize) {
    this.sources = List.copyOf(sources);
    this.pointerSize = pointerSize;
  }

  /**
   * The type that a C type name stands for: {@code task_struct}, {@code struct task_struct}, {@code
   * spinlock_t}, {@code unsigned long}, {@code struct page *}, {@code char [16]}, {@code int
   * (*(*)(void))[3]}. Beyond C, {@code struct jkdump_twin#2} is the second of that tag, see {@link
   * #all}, and {@code page:8->union} a type without a tag, see {@link AnonymousName}. Absent, too,
   * if the text is no type name.
   */
  public Optional<CType> find(String name) {
    Map<String, Optional<CType>> names = byName;
    Optional<CType> known = names.get(name);
    (known == null ? misses : hits).increment();
    if (known != null) {
      return known;
    }
    try {
      Optional<CType> type = declaration(Declaration.typeName(name)).or(() -> tagged(name));
      names.put(name, type);
      return type;
    } catch (TypeSyntaxException e) {
      return tagged(name);
    }
  }

  // Rust's tags are no names of C: struct core::fmt::Formatter.
  private Optional<CType> tagged(String name) {
    int blank = name.indexOf(' ');
    boolean rust = blank > 0 && !name.substring(blank + 1).matches("[\\w#]+");
    return Stream.of(TypeKind.STRUCT, TypeKind.UNION, TypeKind.ENUM)
        .filter(kind -> rust && kind.keyword().equals(name.substring(0, blank)))
        .findFirst()
        .flatMap(kind -> find(kind, name.substring(blank + 1)));
  }

  /**
   * The type that {@link #find} gives.
   *
   * @throws NoSuchTypeException if there is none
   * @throws TypeSyntaxException if it is no type name
   */
  public CType get(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  /** The struct or union that a name stands for, through typedefs. */
  public Optional<StructType> struct(String name) {
    return find(name).map(CType::bare).map(t -> t instanceof StructType s ? s : null);
  }

  /**
   * The type that {@link #struct} gives.
   *
   * @throws NoSuchTypeException if there is none
   * @throws TypeSyntaxException if it is no type name
   */
  public StructType getStruct(String name) {
    return struct(name).orElseThrow(() -> missing(name));
  }

  /** The first type of this kind with this name; {@code twin#2} is the second. */
  public Optional<CType> find(TypeKind kind, String name) {
    int mark = name.indexOf('#');
    if (mark < 0) {
      return first(source -> source.find(kind, name));
    }
    String digits = name.substring(mark + 1);
    if (!digits.matches("\\d{1,4}")) {
      return first(source -> source.find(kind, name));
    }
    List<CType> all = all(kind, name.substring(0, mark));
    int number = Integer.parseInt(digits);
    return number > 0 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
  }

  /**
   * Every type with this name and a body of its own: first the types of vmlinux, then the types of
   * the modules in the kernel's order.
   */
  public List<CType> all(TypeKind kind, String name) {
    List<CType> all = new ArrayList<>();
    for (TypeSource source : sources) {
      if (all.isEmpty() || !source.isChangeable()) {
        for (CType type : source.all(kind, name)) {
          if (all.stream().noneMatch(known -> TypeComparison.alike(known, type))) {
            all.add(type);
          }
        }
      }
    }
    return all;
  }

  /** Every struct with this tag, or every union, see {@link #all}. */
  public List<StructType> structs(TypeKind kind, String tag) {
    return all(kind, tag).stream()
        .filter(StructType.class::isInstance)
        .map(StructType.class::cast)
        .toList();
  }

  /** The type of a global variable or function. */
  public Optional<CType> variable(String name) {
    return first(source -> source.variable(name));
  }

  /** Every name of a variable, of all sources that can list them. */
  public Collection<String> variables() {
    return sources.stream().flatMap(source -> source.variables().stream()).toList();
  }

  /** The value of an enumerator, of whatever enum. */
  public OptionalLong enumerator(String name) {
    return enumWith(name).map(e -> e.valueOf(name)).orElse(OptionalLong.empty());
  }

  /** The first enum that has this enumerator. */
  public Optional<EnumType> enumWith(String enumerator) {
    return first(source -> source.enumWith(enumerator));
  }

  /** Bytes of a pointer. */
  public int pointerSize() {
    return pointerSize;
  }

  /** A pointer to a type. */
  public PointerType pointerTo(CType target) {
    return new PointerType(target, pointerSize);
  }

  /** Every struct and union that has a tag, of the kernel and its modules. */
  public List<StructType> structs() {
    return sources.stream().flatMap(source -> source.structs().stream()).toList();
  }

  /** Adds to a digest all that the types are made from. */
  public void digest(MessageDigest digest) {
    sources.forEach(source -> source.digest(digest));
  }

  /** Every name of a kind, of all sources that can list them. */
  public Collection<String> names(TypeKind kind) {
    Collection<String> all = new LinkedHashSet<>();
    sources.forEach(source -> all.addAll(source.names(kind)));
    return all;
  }

  /** The declared type, if all names in the declaration are known. */
  public Optional<CType> declaration(Declaration declaration) {
    return new DeclarationTypes(this::base, pointerSize).of(declaration);
  }

  /** The type with a base name; absent if it has a body in braces. */
  public Optional<CType> base(BaseName base) {
    String name = base.name();
    if (name.equals("void")) {
      return Optional.of(new VoidType());
    }
    if (base.hasBody()) {
      return Optional.empty();
    }
    if (AnonymousName.is(name)) {
      return AnonymousName.find(name, this);
    }
    return find(base.kind(), name)
        .or(() -> base.kind() == TypeKind.PLAIN ? untaggedName(name) : Optional.empty());
  }

  /** Forgets all names, because a module's debuginfo was loaded or deleted. */
  public void refresh() {
    byName = new ConcurrentHashMap<>();
  }

  /** Number of known names, including names of no type. */
  public CacheUse use() {
    return CacheUse.of("names of types", byName.size()).looks(hits.sum(), misses.sum());
  }

  private Optional<CType> untaggedName(String name) {
    Optional<CType> bool = name.equals("bool") ? find(TypeKind.PLAIN, "_Bool") : Optional.empty();
    String clang = BasicWords.clang(name);
    return bool.or(() -> clang.equals(name) ? Optional.empty() : find(TypeKind.PLAIN, clang))
        .or(() -> find(TypeKind.STRUCT, name))
        .or(() -> find(TypeKind.UNION, name))
        .or(() -> find(TypeKind.ENUM, name));
  }

  /** The error that there is no such type, or that the text is no type name; with a suggestion. */
  public RuntimeException missing(String name) {
    try {
      BaseName base = Declaration.typeName(name).base();
      return new NoSuchTypeException(name, base.name(), this::names);
    } catch (TypeSyntaxException e) {
      return e;
    }
  }

  /**
   * Name of the source of a type, such as {@code the BTF of vmlinux}; absent if no source has it.
   *
   * @param name the type's, without a keyword
   */
  public Optional<String> origin(TypeKind kind, String name, CType type) {
    return first(source -> source.origin(kind, name, type)).filter(text -> !text.isEmpty());
  }

  private Collection<String> names() {
    Collection<String> all = new LinkedHashSet<>();
    for (TypeKind kind : TypeKind.values()) {
      all.addAll(names(kind));
    }
    return all;
  }

  private <T> Optional<T> first(Function<TypeSource, Optional<T>> question) {
    for (TypeSource source : sources) {
      Optional<T> answer = question.apply(source);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }
}
