// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that knows types: BTF, or a debugger that reads DWARF. */
public interface TypeSource {
  /** The first type with this name. */
  Optional<CType> find(Kind kind, String name);

  /** The type of a global variable or function. */
  Optional<CType> variable(String name);

  /** The value of an enumerator, of whatever enum. */
  OptionalLong enumerator(String name);

  /** Every name of a kind, to suggest from; may be empty where the source can't list. */
  Collection<String> names(Kind kind);

  /** Every struct and union that has a tag. */
  List<StructType> structs();
}
