// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Optional;
import java.util.OptionalLong;

/** Makes variables from their entries. */
final class VariableReader {
  private final Units units;
  private final Sections sections;
  private final DwarfTypeText types;

  VariableReader(Units units, Sections sections) {
    this.units = units;
    this.sections = sections;
    this.types = new DwarfTypeText(units);
  }

  void use(Unit unit) {
    types.use(unit);
  }

  /** Returns the variable, if it has a name and an address that a loaded kernel has. */
  Optional<Variable> read(Die die) {
    OptionalLong address = Location.address(die);
    if (address.isEmpty() || !hasAddress(address.getAsLong())) {
      return Optional.empty();
    }
    String name = units.with(die, Dw.AT_NAME).text(Dw.AT_NAME);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean external = units.with(die, Dw.AT_EXTERNAL).flag(Dw.AT_EXTERNAL);
    long at = die.offset();
    return Optional.of(new Variable(name, address.getAsLong(), type(die), external, at));
  }

  private boolean hasAddress(long address) {
    return sections.elf().relocatable() || sections.isLoaded(address);
  }

  /** Returns the type of a variable, written in C. */
  String type(Die die) {
    Die with = units.with(die, Dw.AT_TYPE);
    long type = with.reference(Dw.AT_TYPE);
    return type < 0 ? "" : types.of(type);
  }
}
