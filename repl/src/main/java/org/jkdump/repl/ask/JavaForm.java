// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.Optional;
import org.jkdump.type.StructType;

/** How a struct's field is read in Java by its generated class. */
@FunctionalInterface
public interface JavaForm {
  /** Where there are no generated classes. */
  JavaForm NONE = (struct, field) -> Optional.empty();

  /**
   * The declaration of the field's method, such as {@code CString comm()}; absent where it has
   * none.
   *
   * @param struct that declares the field, itself or in an anonymous member
   */
  Optional<String> of(StructType struct, String field);
}
