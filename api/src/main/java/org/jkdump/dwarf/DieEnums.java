// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.elf.DataReader;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.jkdump.type.IntType;

/** Makes enums from their entries. */
final class DieEnums {
  private DieEnums() {}

  /**
   * @param size bytes
   * @param underlying type that says whether the enum is signed; compilers give it since DWARF 3,
   *     else it is null
   */
  static EnumType of(Die die, String tag, long size, CType underlying) {
    List<Enumerator> all = enumerators(die);
    boolean signed =
        underlying == null
            ? all.stream().anyMatch(e -> e.value() < 0)
            : underlying.bare() instanceof IntType i && i.signed();
    int unused = size < 8 ? (int) (64 - 8 * size) : 0;
    return new EnumType(
        tag,
        size,
        signed,
        all.stream()
            .map(e -> new Enumerator(e.name(), narrowed(e.value(), unused, signed)))
            .toList());
  }

  private static List<Enumerator> enumerators(Die die) {
    List<Enumerator> all = new ArrayList<>();
    Unit unit = die.unit();
    DataReader data = unit.data();
    int at = die.children();
    while (at >= 0 && at < data.end() && data.uleb(at) != 0) {
      Die child = unit.die(at);
      if (child.tag() == Dw.TAG_ENUMERATOR) {
        all.add(new Enumerator(child.text(Dw.AT_NAME), child.number(Dw.AT_CONST_VALUE, 0)));
      }
      at = unit.behind(child.abbrev(), child.attributes());
    }
    return all;
  }

  private static long narrowed(long value, int unused, boolean signed) {
    return signed ? value << unused >> unused : value << unused >>> unused;
  }
}
