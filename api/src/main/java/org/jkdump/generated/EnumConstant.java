// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

/**
 * A value of a C enumeration, as the generated classes have it: one of the constants of its class,
 * or a number that none of them has, which a kernel's memory may well hold.
 */
public abstract class EnumConstant {
  private final long value;
  private final String name;

  /**
   * @param name the enumerator's, or null for a number without one
   */
  protected EnumConstant(long value, String name) {
    this.value = value;
    this.name = name;
  }

  /** Another one of the same class. */
  protected abstract EnumConstant make$(long value, String name);

  /** Its number. */
  public final long num_() {
    return value;
  }

  /** The enumerator's name, the first if several have the value; null if none has it. */
  public final String name_() {
    return name;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof EnumConstant that
        && value == that.value
        && getClass() == that.getClass();
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(value);
  }

  /** The enumerator's name, or the number if it has none. */
  @Override
  public final String toString() {
    return name != null ? name : Long.toString(value);
  }
}
