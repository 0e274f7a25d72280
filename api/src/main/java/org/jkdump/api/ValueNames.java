// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.function.Function;
import org.jkdump.text.SUDef;

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

  /**
   * What C text defines ({@link TextNames#parseSUDef}), laid out for this kernel, at an address.
   */
  public static Struct readSU(SUDef definition, long addr) {
    return kernel().struct(definition, addr);
  }

  /** The struct of which something at an address is the member that a path names. */
  public static Struct containerOf(long addr, String type, String member) {
    return kernel().containerOf(addr, type, member);
  }

  /** The struct of which a value is the member that a path names. */
  public static Struct containerOf(Value value, String type, String member) {
    return kernel().containerOf(value.addr_(), type, member);
  }

  /**
   * Gives a struct an attribute that stands for the first of some C paths that this kernel's struct
   * has, such as {@code structSetAttr("task_struct", "st", List.of("__state", "state"))}; an empty
   * path is the struct itself. It hides a member of the same name. See {@link Attributes}.
   *
   * @return false if this kernel has none of the paths or no such struct
   */
  public static boolean structSetAttr(String struct, String attr, List<String> exprs) {
    return structSetAttr(struct, attr, exprs, List.of());
  }

  /**
   * Like {@link #structSetAttr(String, String, List)}, also for structs that begin with the first.
   */
  public static boolean structSetAttr(
      String struct, String attr, List<String> exprs, List<String> extraStructs) {
    return kernel().attributes().set(struct, attr, exprs, extraStructs);
  }

  /**
   * Gives a struct an attribute that a function computes whenever it is read: a {@link Value}, a
   * number, a text or any object ({@link ComputedValue#object_()}).
   *
   * @return false if this kernel has no such struct
   */
  public static boolean structSetProcAttr(
      String struct, String attr, Function<? super Struct, ?> function) {
    return kernel().attributes().set(struct, attr, function);
  }

  /** Sets attributes of a struct and of others that begin with it. */
  public static AttrSetter attrSetter(String struct, String... extraStructs) {
    return new AttrSetter(kernel().attributes(), struct, List.of(extraStructs));
  }
}
