// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.StructClass;
import org.jkdump.target.TargetException;

/**
 * The description of a generated class: its C type and its fields. Each such class has one, which
 * the compiler does not see.
 */
public final class KernelClass<T extends TypedStruct> implements StructClass<T> {
  private final Class<T> type;
  private final String cName;
  private final long size;
  private final String[] texts;
  private final List<StructField<T>> fields;
  // Most of a session's classes are never asked for their fields.
  private volatile List<FieldRow> rows;

  /**
   * @param cName the type by the name that {@link org.jkdump.type.Types#find} knows
   * @param size bytes
   * @param rows lines of {@link FieldRow#line}, each with its end, in texts of any number
   */
  public KernelClass(Class<T> type, String cName, long size, String... rows) {
    this.type = type;
    this.cName = cName;
    this.size = size;
    this.texts = rows;
    long count = Stream.of(rows).flatMapToInt(String::chars).filter(c -> c == '\n').count();
    List<StructField<T>> all = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      all.add(new StructField<>(this, i));
    }
    this.fields = Collections.unmodifiableList(all);
  }

  /**
   * Returns the description that a generated class keeps.
   *
   * @throws TargetException if the class is not generated
   */
  public static KernelClass<?> of(Class<?> type) {
    return (KernelClass<?>) StructClass.of(type);
  }

  @Override
  public Class<T> type() {
    return type;
  }

  @Override
  public T at(Kernel kernel, long address) {
    return KernelClasses.of(kernel).at(type, address);
  }

  /** The type's name in C, with its keyword. */
  public String cName() {
    return cName;
  }

  /** Bytes. */
  public long size() {
    return size;
  }

  /** The fields, including fields of anonymous members, in the order of their declaration. */
  public List<StructField<T>> fields() {
    return fields;
  }

  /** Field {@code i}. */
  public StructField<T> field(int i) {
    return fields.get(i);
  }

  FieldRow row(int i) {
    if (rows == null) {
      rows = Stream.of(texts).flatMap(String::lines).map(FieldRow::parse).toList();
    }
    return rows.get(i);
  }
}
