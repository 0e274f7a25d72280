// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.function.Function;
import org.jkdump.kernel.AttrSetter;
import org.jkdump.kernel.Attributes;
import org.jkdump.kernel.ComputedValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;

/** Attributes: the names that add virtual members to structs; a group of {@link PyKdumpAPI}. */
public abstract class AttributeNames extends ChainNames {
  AttributeNames() {}

  /**
   * Gives a struct an attribute: the first of some C paths that this kernel's struct has, such as
   * {@code structSetAttr("task_struct", "st", List.of("__state", "state"))}. An empty path is the
   * struct itself. The attribute hides a member of the same name. See {@link Attributes}.
   *
   * @return false if this kernel has none of the paths or no such struct
   */
  public static boolean structSetAttr(String struct, String attr, List<String> exprs) {
    return structSetAttr(struct, attr, exprs, List.of());
  }

  /** The same, also for structs that begin with the first struct. */
  public static boolean structSetAttr(
      String struct, String attr, List<String> exprs, List<String> extraStructs) {
    return kernel().attributes().set(struct, attr, exprs, extraStructs);
  }

  /**
   * Gives a struct an attribute that a function computes at each read: a {@link Value}, a number, a
   * text or any object ({@link ComputedValue#object_()}).
   *
   * @return false if this kernel has no such struct
   */
  public static boolean structSetProcAttr(
      String struct, String attr, Function<? super Struct, ?> function) {
    return kernel().attributes().set(struct, attr, function);
  }

  /** A setter for several attributes of a struct, and of structs that begin with the struct. */
  public static AttrSetter attrSetter(String struct, String... extraStructs) {
    return new AttrSetter(kernel().attributes(), struct, List.of(extraStructs));
  }
}
