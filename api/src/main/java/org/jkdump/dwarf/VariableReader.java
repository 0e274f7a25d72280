// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Optional;
import java.util.OptionalLong;

/** Makes variables from their entries. */
final class VariableReader {
  private static final int MOST_STEPS = 8;

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
    if (address.isEmpty() || !sections.isLoaded(address.getAsLong())) {
      return Optional.empty();
    }
    String name = with(die, Dw.AT_NAME).text(Dw.AT_NAME);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean external = with(die, Dw.AT_EXTERNAL).flag(Dw.AT_EXTERNAL);
    return Optional.of(new Variable(name, address.getAsLong(), type(die), external));
  }

  /** Returns the type of a variable, written in C. */
  String type(Die die) {
    Die with = with(die, Dw.AT_TYPE);
    long type = with.reference(Dw.AT_TYPE);
    return type < 0 ? "" : types.of(type);
  }

  // Prefers the definition to the declaration, because it knows an array's length, for instance.
  private Die with(Die definition, int attribute) {
    Die die = definition;
    for (int i = 0; i < MOST_STEPS && !die.has(attribute); i++) {
      boolean specified = die.has(Dw.AT_SPECIFICATION);
      long origin = die.reference(specified ? Dw.AT_SPECIFICATION : Dw.AT_ABSTRACT_ORIGIN);
      if (origin < 0) {
        return die;
      }
      die = units.die(die.unit(), origin);
    }
    return die;
  }
}
