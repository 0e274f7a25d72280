// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The enumerators of an enum. */
public final class EnumInfo {
  private final EnumType type;
  private final Map<String, Long> values = new LinkedHashMap<>();

  public EnumInfo(EnumType type) {
    this.type = type;
    type.enumerators().forEach(e -> values.put(e.name(), e.value()));
  }

  /** {@code enum x}; without a tag a name of jkdump, or {@code enum} alone. */
  public String name() {
    return ("enum " + type.name()).strip();
  }

  /** The type itself. */
  public EnumType type() {
    return type;
  }

  /** Bytes. */
  public long size() {
    return type.size();
  }

  /** The values by their names, in the order of their declaration; 64-bit ones keep their bits. */
  public Map<String, Long> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The value of a name, absent if there is none. */
  public OptionalLong value(String name) {
    return type.valueOf(name);
  }

  /** The first name of a value; one without a name reads {@code <enum x, bad value 7>}. */
  public String getnam(long value) {
    return type.nameOf(value).orElseGet(() -> "<" + name() + ", bad value " + text(value) + ">");
  }

  /** As C declares it: {@code enum x {A = 0, B = 1}}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + " = " + text(e.getValue()))
        .collect(Collectors.joining(", ", name() + " {", "}"));
  }

  private String text(long value) {
    return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
  }
}
