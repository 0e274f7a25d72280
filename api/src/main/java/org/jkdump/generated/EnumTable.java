// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;

/** The constants of a generated enumeration. Each such class has one. */
public final class EnumTable<T extends EnumConstant> {
  /** Name of the static field of a generated class that holds this. */
  public static final String FIELD = "TABLE$";

  private final T sample;
  private final Map<Long, T> byValue = new HashMap<>();
  private final Map<String, T> byName = new LinkedHashMap<>();
  private final List<T> inOrder = new ArrayList<>();

  /**
   * @param sample any value of the class
   * @param enumerators lines of a value, a blank and a name, in texts of any number
   */
  public EnumTable(T sample, String... enumerators) {
    this.sample = sample;
    for (String text : enumerators) {
      text.lines().forEach(this::add);
    }
  }

  /** The constants that a generated class keeps. */
  static EnumTable<?> of(Class<?> type) {
    try {
      return (EnumTable<?>) type.getField(FIELD).get(null);
    } catch (ReflectiveOperationException e) {
      throw new TargetException(type.getName() + " is no class that jkdump made", e);
    }
  }

  private void add(String line) {
    int blank = line.indexOf(' ');
    long value = Long.parseLong(line.substring(0, blank));
    String name = line.substring(blank + 1);
    T constant = byValue.computeIfAbsent(value, v -> make(v, name));
    byName.put(name, constant);
    inOrder.add(constant);
  }

  /** The constant of enumerator {@code i}; constants of one value are the same. */
  public T at(int i) {
    return inOrder.get(i);
  }

  /** The constant with a value, or the bare number if there is none. */
  public T of(long value) {
    T known = byValue.get(value);
    return known != null ? known : make(value, null);
  }

  /**
   * The constant with a name.
   *
   * @throws NoAnswerException if there is none
   */
  public T of(String name) {
    T known = byName.get(name);
    if (known == null) {
      String kind = sample.getClass().getSimpleName();
      throw new NoAnswerException(
          () -> "no enumerator '" + name + "' in " + kind + Nearest.hint(name, byName.keySet()));
    }
    return known;
  }

  /** The constants in the order of their declaration; constants of one value are the same. */
  public Collection<T> all() {
    return Collections.unmodifiableList(inOrder);
  }

  @SuppressWarnings("unchecked")
  private T make(long value, String name) {
    return (T) sample.make$(value, name);
  }
}
