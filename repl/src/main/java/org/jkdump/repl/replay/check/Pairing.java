// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import com.github.difflib.patch.AbstractDelta;
import java.util.List;

/** Pairs of elements of two lists that belong together. */
final class Pairing {
  /** Takes the indices of a pair; one is -1 if an element has no counterpart. */
  interface Pair {
    void accept(int old, int now);
  }

  private final Pair each;
  private int old;
  private int now;

  private Pairing(Pair each) {
    this.each = each;
  }

  /** Pairs equal lines, and changed lines of one place in turn. */
  static void walk(List<String> old, List<String> now, Pair each) {
    Pairing pairing = new Pairing(each);
    for (AbstractDelta<String> delta : LineDiff.deltas(old, now)) {
      pairing.equalUpTo(delta.getSource().getPosition());
      pairing.changed(delta.getSource().size(), delta.getTarget().size());
    }
    pairing.equalUpTo(old.size());
  }

  private void equalUpTo(int end) {
    while (old < end) {
      each.accept(old++, now++);
    }
  }

  private void changed(int gone, int come) {
    int both = Math.min(gone, come);
    equalUpTo(old + both);
    for (int i = both; i < gone; i++) {
      each.accept(old++, -1);
    }
    for (int i = both; i < come; i++) {
      each.accept(-1, now++);
    }
  }
}
