// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jkdump.elf.DataReader;
import org.jkdump.elf.DebuginfoException;

/** Table of abbreviations. GCC makes one for each unit, other tools one for all units. */
final class Abbrevs {
  // Compilers number abbreviations from 1 without gaps, so an array serves up to this code.
  private static final int DENSE = 1 << 16;
  private static final long[] NOTHING_IMPLIED = {};

  private final DataReader data;
  private final UnitHeader unit;
  private final int end;
  private final Map<Long, Abbrev> sparse = new HashMap<>();
  private Abbrev[] dense = new Abbrev[128];
  private int[] names = new int[32];
  private int[] forms = new int[32];

  Abbrevs(DataReader data, UnitHeader unit) {
    this.data = data;
    this.unit = unit;
    try {
      end = parse(Math.toIntExact(unit.abbrevs()));
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw DebuginfoException.damaged(String.format(".debug_abbrev+0x%x", unit.abbrevs()), e);
    }
  }

  /** Returns the table's length in bytes. */
  int length() {
    return end - (int) unit.abbrevs();
  }

  boolean isFor(UnitHeader other) {
    return unit.abbrevs() == other.abbrevs() && unit.sameSizes(other);
  }

  Abbrev get(long code) {
    Abbrev known = code >= 0 && code < dense.length ? dense[(int) code] : sparse.get(code);
    if (known == null) {
      throw new IndexOutOfBoundsException("unknown abbreviation " + code);
    }
    return known;
  }

  private int parse(int start) {
    int at = start;
    for (long code = data.uleb(at); code != 0; code = data.uleb(at)) {
      int tagAt = data.afterLeb(at);
      int childrenAt = data.afterLeb(tagAt);
      boolean children = data.u8(childrenAt) != 0;
      at = attributes(code, (int) data.uleb(tagAt), children, childrenAt + 1);
    }
    return at + 1;
  }

  private int attributes(long code, int tag, boolean children, int start) {
    int count = 0;
    long[] implied = NOTHING_IMPLIED;
    for (int at = start; ; ) {
      int formAt = data.afterLeb(at);
      int name = (int) data.uleb(at);
      int form = (int) data.uleb(formAt);
      at = data.afterLeb(formAt);
      if (name == 0 && form == 0) {
        put(code, make(tag, children, count, implied));
        return at;
      }
      if (count == names.length) {
        names = Arrays.copyOf(names, 2 * count);
        forms = Arrays.copyOf(forms, 2 * count);
      }
      names[count] = name;
      forms[count] = form;
      if (form == Form.IMPLICIT_CONST) {
        implied = Arrays.copyOf(implied, count + 1);
        implied[count] = data.sleb(at);
        at = data.afterLeb(at);
      }
      count++;
    }
  }

  private Abbrev make(int tag, boolean children, int count, long[] implied) {
    int[] itsNames = Arrays.copyOf(names, count);
    return new Abbrev(tag, children, itsNames, Arrays.copyOf(forms, count), implied, unit);
  }

  private void put(long code, Abbrev abbrev) {
    if (code < 0 || code >= DENSE) {
      sparse.put(code, abbrev);
      return;
    }
    if (code >= dense.length) {
      dense = Arrays.copyOf(dense, Math.max((int) code + 1, 2 * dense.length));
    }
    dense[(int) code] = abbrev;
  }
}
