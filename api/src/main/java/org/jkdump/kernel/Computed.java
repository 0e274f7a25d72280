// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;

/** An attribute that a function computes from the struct. */
record Computed(String name, Function<? super Struct, ?> function) {

  /**
   * The reader of this attribute of the struct that a path leads to.
   *
   * @param struct the struct's type, or that of a pointer to it
   * @param rest the path to follow from what was computed, or an empty text
   */
  Reader reader(CType struct, String rest) {
    Reader owner = Readers.of(struct);
    return (kernel, address) -> {
      Value value = of((Struct) owner.read(kernel, address));
      return rest.isEmpty() ? value : value.get_(rest);
    };
  }

  // Errors of the target carry their own data, and a stopped snippet must end.
  private Value of(Struct struct) {
    try {
      Object made = function.apply(struct);
      return made instanceof Value value ? value : new ComputedValue(struct, name, made);
    } catch (TargetException | CancellationException e) {
      throw e;
    } catch (StackOverflowError e) {
      // Only calls: + is linked at its first use, and a failure at the end of the stack would stay.
      throw new TargetException(
          "attribute '".concat(name).concat("': it needs itself without end"), e);
    } catch (RuntimeException e) {
      throw failed(struct, e.toString(), e);
    }
  }

  private TargetException failed(Struct struct, String why, Throwable cause) {
    return new TargetException("attribute '" + name + "' of " + struct + ": " + why, cause);
  }
}
