// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jkdump.target.TargetException;

/**
 * What a generated class says of itself: the C type that it stands for and its fields. Each such
 * class has one, which the compiler does not see.
 */
public final class KernelClass<T extends TypedStruct> {
  /** Name of the static field of a generated class that holds this. */
  public static final String FIELD = "CLASS$";

  private final Class<T> type;
  private final String cName;
  private final long size;
  private final List<StructField<T>> fields;

  /**
   * @param cName the type by the name that {@link org.jkdump.type.Types#find} knows
   * @param size bytes
   * @param rows lines of {@link FieldRow#line}, in texts of any number
   */
  public KernelClass(Class<T> type, String cName, long size, String... rows) {
    this.type = type;
    this.cName = cName;
    this.size = size;
    List<StructField<T>> all = new ArrayList<>();
    for (String text : rows) {
      text.lines().forEach(line -> all.add(new StructField<>(this, FieldRow.parse(line))));
    }
    this.fields = Collections.unmodifiableList(all);
  }

  /**
   * What a class says of itself.
   *
   * @throws TargetException where it is no generated one
   */
  public static KernelClass<?> of(Class<?> type) {
    if (TypedStruct.class.isAssignableFrom(type)
        && type != TypedStruct.class
        && Constants.of(type, FIELD) instanceof KernelClass<?> about
        && about.type == type) {
      return about;
    }
    throw new TargetException(
        type.getName() + " stands for no C type: name a class of package kernel");
  }

  /** The generated class. */
  public Class<T> type() {
    return type;
  }

  /** The type's name in C, with its keyword. */
  public String cName() {
    return cName;
  }

  /** Bytes. */
  public long size() {
    return size;
  }

  /** The fields, those of anonymous members among them, in the order of their declaration. */
  public List<StructField<T>> fields() {
    return fields;
  }

  /** Field {@code i}. */
  public StructField<T> field(int i) {
    return fields.get(i);
  }
}
