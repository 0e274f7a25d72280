// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.Optional;
import org.jkdump.type.StructType;

/** Java form of a struct's field: the method of the generated class. */
@FunctionalInterface
public interface JavaForm {
  /** The form without generated classes: none. */
  JavaForm NONE = (struct, field) -> Optional.empty();

  /**
   * The declaration of the field's method, such as {@code CString comm()}; absent if it has none.
   *
   * @param struct the struct that declares the field, itself or in an anonymous member
   */
  Optional<String> of(StructType struct, String field);
}
