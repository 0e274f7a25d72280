// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/** The names that read values; a part of {@link PyKdumpAPI}. */
public abstract class ValueNames extends ModuleNames {
  ValueNames() {}

  /**
   * What a C access path leads to that begins with a global variable, such as {@code
   * "init_task.mm->pgd"}; {@code *} in front dereferences.
   */
  public static Value eval(String cPath) {
    return new CExpression(kernel()).evaluate(cPath);
  }

  /** The global variable with this name; of a per-CPU variable all copies. */
  public static Value readSymbol(String name) {
    return kernel().symbolValue(name);
  }

  /** A struct or union at an address. */
  public static Struct readSU(String type, long addr) {
    return kernel().struct(type, addr);
  }

  /** The struct of which something at an address is the member that a path names. */
  public static Struct containerOf(long addr, String type, String member) {
    return kernel().containerOf(addr, type, member);
  }

  /** The struct of which a value is the member that a path names. */
  public static Struct containerOf(Value value, String type, String member) {
    return kernel().containerOf(value.addr_(), type, member);
  }
}
