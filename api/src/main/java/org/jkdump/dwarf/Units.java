// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.FileBytes;

/**
 * One thread's access to the units. It reads one unit after the other into the same memory. Units
 * that others refer to are kept in a cache.
 */
final class Units {
  private static final int KEPT = 16;
  private static final int MOST_STEPS = 8;
  private static final int KEPT_TABLES = 64;
  // Limit as a multiple of all tables together; only damaged units refer to the same ones so often.
  private static final long MOST_PARSED = 64;

  private final Sections sections;
  private final Map<UnitHeader, Unit> kept;
  private final Map<Long, Abbrevs> tables = lru(KEPT_TABLES);
  private byte[] buffer = new byte[1 << 16];
  private long parsed;

  Units(Sections sections) {
    this(sections, KEPT);
  }

  /**
   * @param most units in memory
   */
  Units(Sections sections, int most) {
    this.sections = sections;
    this.kept = lru(most);
  }

  /** Returns a unit that stays valid until the next call. */
  Unit next(UnitHeader header) {
    if (buffer.length < header.length()) {
      buffer = FileBytes.allocate(header.length() + header.length() / 4, "a unit of .debug_info");
    }
    return load(header, buffer);
  }

  /** Returns the entry at an offset in .debug_info to which a unit refers. */
  Die die(Unit from, long offset) {
    Unit unit = from.holds(offset) ? from : other(offset);
    return unit.die((int) (offset - unit.header().offset()));
  }

  /** Returns the entry at an offset in .debug_info. */
  Die die(long offset) {
    Unit unit = other(offset);
    return unit.die((int) (offset - unit.header().offset()));
  }

  /**
   * Returns the definition, or the declaration that it completes, whichever has an attribute. The
   * definition is preferred, because it knows an array's length, for instance.
   */
  Die with(Die definition, int attribute) {
    Die die = definition;
    for (int i = 0; i < MOST_STEPS && !die.has(attribute); i++) {
      boolean specified = die.has(Dw.AT_SPECIFICATION);
      long origin = die.reference(specified ? Dw.AT_SPECIFICATION : Dw.AT_ABSTRACT_ORIGIN);
      if (origin < 0) {
        return die;
      }
      die = die(die.unit(), origin);
    }
    return die;
  }

  private Unit other(long offset) {
    UnitHeader header = header(offset);
    Unit unit = kept.get(header);
    if (unit == null) {
      unit = load(header, FileBytes.allocate(header.length(), "a unit of .debug_info"));
      kept.put(header, unit);
    }
    if (!unit.holds(offset)) {
      throw new IndexOutOfBoundsException("a reference to no entry");
    }
    return unit;
  }

  private UnitHeader header(long offset) {
    List<UnitHeader> units = sections.units();
    int low = 0;
    int high = units.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (units.get(middle).offset() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return units.get(low);
  }

  private Unit load(UnitHeader header, byte[] into) {
    sections.info().read(header.offset(), into, (int) header.length());
    DataReader data = new DataReader(into, sections.elf().big());
    data.use(into, (int) header.length());
    return new Unit(header, data, table(header), sections);
  }

  private Abbrevs table(UnitHeader header) {
    Abbrevs known = tables.get(header.abbrevs());
    if (known != null && known.isFor(header)) {
      return known;
    }
    Abbrevs table = new Abbrevs(sections.abbrev(), header);
    parsed += table.length();
    if (parsed > MOST_PARSED * sections.abbrev().end()) {
      throw DebuginfoException.damaged(".debug_abbrev", null);
    }
    tables.put(header.abbrevs(), table);
    return table;
  }

  private static <K, V> Map<K, V> lru(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
