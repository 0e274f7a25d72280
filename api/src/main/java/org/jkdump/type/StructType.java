// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jkdump.target.TargetException;

/**
 * A struct or union. Its members are resolved when they are first asked for, because structs refer
 * to each other in circles. Two are equal only when they are the same.
 */
public final class StructType implements CType {
  // Anonymous members in anonymous members; the kernel has fewer than ten levels.
  private static final int MAX_DEPTH = 64;

  private final Kind kind;
  private final String tag;
  private final long size;
  private final Supplier<List<Member>> source;
  private final Map<String, MemberPath> paths = new ConcurrentHashMap<>();
  private volatile List<Member> members;
  private volatile Map<String, Member> fields;

  /**
   * @param tag the C tag, or an empty text
   * @param size bytes
   */
  public StructType(Kind kind, String tag, long size, Supplier<List<Member>> source) {
    this.kind = kind;
    this.tag = tag;
    this.size = size;
    this.source = source;
  }

  /** {@link Kind#STRUCT} or {@link Kind#UNION}. */
  public Kind kind() {
    return kind;
  }

  /** The C tag, or an empty text. */
  public String tag() {
    return tag;
  }

  @Override
  public long size() {
    return size;
  }

  /** The members as C declares them, anonymous ones among them. */
  public List<Member> members() {
    if (members == null) {
      members = List.copyOf(source.get());
    }
    return members;
  }

  /** The named members by name; those of anonymous members count as this struct's own, as in C. */
  public Map<String, Member> fields() {
    if (fields == null) {
      Map<String, Member> all = new LinkedHashMap<>();
      flatten(this, 0, 0, all);
      fields = Collections.unmodifiableMap(all);
    }
    return fields;
  }

  /** The member with this name. */
  public Optional<Member> field(String name) {
    return Optional.ofNullable(fields().get(name));
  }

  /**
   * What a path such as {@code mm->pgd} or {@code a.b[2].c} leads to; parsed and resolved once.
   *
   * @throws NoSuchMemberException where a name on it is unknown
   * @throws PathException where it is no path or can't be followed
   */
  public MemberPath path(String path) {
    MemberPath known = paths.get(path);
    return known != null ? known : paths.computeIfAbsent(path, p -> MemberPath.resolve(this, p));
  }

  @Override
  public String declare(String declarator) {
    String name = tag.isEmpty() ? kind.keyword() + " {...}" : kind.keyword() + " " + tag;
    return CType.join(name, declarator);
  }

  @Override
  public String toString() {
    return text();
  }

  private void flatten(StructType type, long bits, int depth, Map<String, Member> all) {
    if (depth > MAX_DEPTH) {
      throw new TargetException(text() + " contains itself: its type information is damaged");
    }
    for (Member member : type.members()) {
      if (!member.name().isEmpty()) {
        all.putIfAbsent(member.name(), member.within(bits));
      } else if (member.type().bare() instanceof StructType inner) {
        flatten(inner, bits + member.bitOffset(), depth + 1, all);
      }
    }
  }
}
