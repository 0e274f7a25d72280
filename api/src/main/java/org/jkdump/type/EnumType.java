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
 */
public record EnumType(String tag, long size, boolean signed, List<Enumerator> enumerators)
    implements CType {
  /** A name and its value. */
  public record Enumerator(String name, long value) {}

  public EnumType {
    enumerators = List.copyOf(enumerators);
  }

  /** The first name of a value. */
  public Optional<String> nameOf(long value) {
    return enumerators.stream().filter(e -> e.value() == value).map(Enumerator::name).findFirst();
  }

  /** The value of a name. */
  public OptionalLong valueOf(String name) {
    return enumerators.stream()
        .filter(e -> e.name().equals(name))
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
