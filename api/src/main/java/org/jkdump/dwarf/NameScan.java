// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jkdump.elf.DataReader;

/** Collects the named types and functions of the units that one thread reads, each once. */
final class NameScan {
  private final List<Found> found = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  /** Entry at an offset in .debug_info. */
  record Found(Named kind, String name, long print, long die) {
    /** Returns a key that the copies of an entry in other units share. */
    Key key() {
      return new Key(kind, name, print);
    }
  }

  record Key(Named kind, String name, long print) {}

  List<Found> found() {
    return found;
  }

  void add(Die die) {
    Named kind = Named.of(die);
    if (kind == null || kind != Named.ENUM && !die.has(Dw.AT_NAME)) {
      return;
    }
    long print = Fingerprint.of(die);
    if (!seen.add(print)) {
      return;
    }
    String name = die.text(Dw.AT_NAME);
    if (!name.isEmpty()) {
      found.add(new Found(kind, name, print, die.offset()));
    }
    if (kind == Named.ENUM) {
      enumerators(die);
    }
  }

  private void enumerators(Die enumeration) {
    Unit unit = enumeration.unit();
    DataReader data = unit.data();
    int at = enumeration.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = unit.die(at);
      if (child.tag() == Dw.TAG_ENUMERATOR) {
        String name = child.text(Dw.AT_NAME);
        found.add(new Found(Named.ENUMERATOR, name, 0, enumeration.offset()));
      }
      at = unit.behind(child.abbrev(), child.attributes());
    }
  }
}
