// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import org.jkdump.elf.DataReader;

/**
 * Abbreviation: the attributes that entries of one kind have. The offset of each attribute that
 * follows only fixed sizes is computed once, so that most entries are skipped in one step.
 */
final class Abbrev {
  final int tag;
  final boolean children;
  final int sibling;
  final int type;
  private final UnitHeader unit;
  private final int[] names;
  private final int[] forms;
  private final long[] implied;
  private final int[] offsets;
  private final int known;

  Abbrev(int tag, boolean children, int[] names, int[] forms, long[] implied, UnitHeader unit) {
    this.tag = tag;
    this.children = children;
    this.names = names;
    this.forms = forms;
    this.implied = implied;
    this.unit = unit;
    this.offsets = new int[forms.length + 1];
    this.known = known();
    this.sibling = find(Dw.AT_SIBLING);
    this.type = find(Dw.AT_TYPE);
  }

  private int known() {
    for (int i = 0; i < forms.length; i++) {
      int size = Form.size(forms[i], unit);
      if (size < 0) {
        return i;
      }
      offsets[i + 1] = offsets[i] + size;
    }
    return forms.length;
  }

  /** Returns the index of an attribute, or -1. */
  int find(int name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    return -1;
  }

  int form(int index) {
    return forms[index];
  }

  long implied(int index) {
    return implied[index];
  }

  /**
   * Returns the offset of an attribute's value in an entry whose attributes begin at {@code
   * attributes}.
   */
  int place(DataReader data, int attributes, int index) {
    if (index <= known) {
      return data.after(attributes, offsets[index]);
    }
    int at = data.after(attributes, offsets[known]);
    for (int i = known; i < index; i++) {
      at = Form.after(forms[i], data, at, unit);
    }
    return at;
  }

  /** Returns the offset after an entry's attributes. */
  int after(DataReader data, int attributes) {
    return place(data, attributes, forms.length);
  }
}
