// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jkdump.cdecl.TypeKind;

/**
 * A struct or union. Its members are resolved when they are first asked for, because structs refer
 * to each other in circles. Two are equal only if they are the same object.
 */
public final class StructType implements CType {
  private final TypeKind kind;
  private final String tag;
  private final LongSupplier size;
  private final Supplier<List<Member>> source;
  private final Supplier<String> name;
  private final Map<String, MemberPath> paths = new ConcurrentHashMap<>();
  private final Refinement refinement;
  private volatile Refined refined = new Refined(0, new ConcurrentHashMap<>());
  private volatile List<Member> members;
  private volatile Map<String, Member> fields;

  /** The members that were refined while the refinement had a version. */
  private record Refined(int version, Map<String, Member> members) {}

  /**
   * @param tag the C tag, or an empty text
   * @param size bytes
   */
  public StructType(TypeKind kind, String tag, long size, Supplier<List<Member>> source) {
    this(kind, tag, () -> size, source, () -> tag, Refinement.NONE);
  }

  /**
   * @param size gives the bytes whenever it is asked
   * @param name gives what {@link #name} says
   * @param refinement of the members that are asked for by name
   */
  public StructType(
      TypeKind kind,
      String tag,
      LongSupplier size,
      Supplier<List<Member>> source,
      Supplier<String> name,
      Refinement refinement) {
    this.kind = kind;
    this.tag = tag;
    this.size = size;
    this.source = source;
    this.name = name;
    this.refinement = refinement;
  }

  /** {@link TypeKind#STRUCT} or {@link TypeKind#UNION}. */
  public TypeKind kind() {
    return kind;
  }

  /** The C tag, or an empty text. */
  public String tag() {
    return tag;
  }

  /**
   * A name that {@link Types#find} knows it by: its tag, with a number if it isn't the first of
   * that tag ({@code jkdump_twin#2}), and without a tag one such as {@code page:8->union}. Empty if
   * it has no tag and belongs to nothing that has a name.
   */
  public String name() {
    return name.get();
  }

  /** The type as messages name it: with its keyword if it has a tag, else by its typedef. */
  public String label() {
    String unique = name();
    if (tag.isEmpty()) {
      return unique.isEmpty() ? text() : unique.replaceFirst("^(\\w+)->\\w+$", "$1");
    }
    return unique.isEmpty() ? text() : kind.keyword() + " " + unique;
  }

  @Override
  public long size() {
    return size.getAsLong();
  }

  /** The members as C declares them, including anonymous ones. */
  public List<Member> members() {
    if (members == null) {
      members = List.copyOf(source.get());
    }
    return members;
  }

  /**
   * The named members by name; members of anonymous members count as this struct's own, as in C.
   */
  public Map<String, Member> fields() {
    if (fields == null) {
      fields = Collections.unmodifiableMap(new NamedMembers(this).all());
    }
    return fields;
  }

  /** The member with this name, as exactly as can be found out, see {@link Refinement}. */
  public Optional<Member> field(String member) {
    Map<String, Member> all = refined();
    Member known = all.get(member);
    if (known == null && fields().containsKey(member)) {
      known = refinement.refine(this, fields().get(member));
      all.put(member, known);
    }
    return Optional.ofNullable(known);
  }

  private Map<String, Member> refined() {
    int version = refinement.version();
    Refined now = refined;
    if (now.version != version) {
      refined = now = new Refined(version, new ConcurrentHashMap<>());
    }
    return now.members;
  }

  /**
   * The member that a path such as {@code mm->pgd} or {@code a.b[2].c} names; resolved once.
   *
   * @throws NoSuchMemberException if a name on it is unknown
   * @throws PathException if the text is no path or can't be followed
   */
  public MemberPath path(String path) {
    MemberPath known = paths.get(path);
    return known != null ? known : resolved(path);
  }

  // An open path may lead elsewhere after a module is loaded.
  private MemberPath resolved(String path) {
    MemberPath found = MemberPath.resolve(this, path);
    if (!found.open()) {
      paths.put(path, found);
    }
    return found;
  }

  /** Whether more may be known of a member once a module's debuginfo is there. */
  boolean isOpen(Member member) {
    return refinement.isOpen(member);
  }

  /** The whole declaration in C, anonymous members spelled out. */
  public String definition() {
    return StructText.brief(this);
  }

  /**
   * The {@link #definition} with {@code | off=N size=N} in bytes beside each member, and {@code
   * bit=N} if a bit-field doesn't begin with its byte; offsets count from the whole struct.
   */
  public String layout() {
    return StructText.full(this);
  }

  @Override
  public String declare(String declarator) {
    String text = tag.isEmpty() ? kind.keyword() + " {...}" : kind.keyword() + " " + tag;
    return CType.join(text, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
