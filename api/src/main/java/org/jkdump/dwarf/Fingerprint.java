// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;

/**
 * Fingerprint of a named entry. Each unit has its own copy of a type; the copies have one
 * fingerprint, and types that share only their name have different ones.
 */
final class Fingerprint {
  private static final long FACTOR = 0x9e37_79b9_7f4a_7c15L;

  private Fingerprint() {}

  static long of(Die die) {
    long print = mix(die.tag(), die.nameKey().hashCode());
    print = mix(print, die.flag(Dw.AT_DECLARATION) ? 1 : 0);
    print = mix(print, die.number(Dw.AT_DECL_LINE, 0));
    print = mix(print, die.number(Dw.AT_BYTE_SIZE, 0));
    return switch (die.tag()) {
      case Dw.TAG_TYPEDEF -> mix(print, target(die));
      case Dw.TAG_BASE_TYPE -> mix(print, die.number(Dw.AT_ENCODING, 0));
      case Dw.TAG_SUBPROGRAM -> print;
      default -> children(die, print);
    };
  }

  private static long children(Die die, long start) {
    long print = start;
    Unit unit = die.unit();
    DataReader data = unit.data();
    int at = die.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = unit.die(at);
      if (child.tag() == Dw.TAG_MEMBER) {
        print = mix(print, child.nameKey().hashCode());
        print = mix(print, Location.offset(child));
        print = mix(print, child.number(Dw.AT_DATA_BIT_OFFSET, 0));
        print = mix(print, target(child));
      } else if (child.tag() == Dw.TAG_ENUMERATOR) {
        print = mix(print, child.nameKey().hashCode());
        print = mix(print, child.number(Dw.AT_CONST_VALUE, 0));
      }
      at = unit.behind(child.abbrev(), child.attributes());
    }
    return print;
  }

  // A file that is compiled twice, with other macros, differs in the types of members alone.
  private static long target(Die die) {
    Die target = die.local(Dw.AT_TYPE);
    return target == null ? 0 : mix(target.tag(), target.nameKey().hashCode());
  }

  private static long mix(long print, long more) {
    long mixed = (print ^ more) * FACTOR;
    return mixed ^ mixed >>> 29;
  }
}
