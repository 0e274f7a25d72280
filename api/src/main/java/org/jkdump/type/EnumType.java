// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An enumeration.
 *
 * @param tag the C tag, or an empty text
 * @param size bytes
 * @param enumerators in the order of their declaration; a value may have several names
 * @param name the tag or, if there is none, a name of jkdump's own that {@link Types#find} knows,
 *     such as {@code jkdump_enums:24/untagged->enum}; empty if the enum is no part of anything with
 *     a name
 */
public record EnumType(
    String tag, long size, boolean signed, List<Enumerator> enumerators, String name)
    implements CType {
  /** A name and its value. */
  public record Enumerator(String name, long value) {}

  public EnumType {
    enumerators = List.copyOf(enumerators);
  }

  public EnumType(String tag, long size, boolean signed, List<Enumerator> enumerators) {
    this(tag, size, signed, enumerators, tag);
  }

  /** The first name of a value. */
  public Optional<String> nameOf(long value) {
    return enumerators.stream().filter(e -> e.value() == value).map(Enumerator::name).findFirst();
  }

  /** The value of a name. */
  public OptionalLong valueOf(String enumerator) {
    return enumerators.stream()
        .filter(e -> e.name().equals(enumerator))
        .mapToLong(Enumerator::value)
        .findFirst();
  }

  @Override
  public String declare(String declarator) {
    return CType.join(tag.isEmpty() ? "enum {...}" : "enum " + tag, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
