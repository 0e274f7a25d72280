// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/** Pages asked for, and their answers so far. */
final class PageBatch {
  private final Outcome[] outcomes;
  private final byte[][] data;
  private final Extent[] extents;

  PageBatch(int count) {
    outcomes = new Outcome[count];
    data = new byte[count][];
    extents = new Extent[count];
  }

  int count() {
    return outcomes.length;
  }

  void answer(int index, Outcome outcome) {
    outcomes[index] = outcome;
  }

  void answer(int index, byte[] page) {
    outcomes[index] = Outcome.OK;
    data[index] = page;
  }

  /** Says where a page lies; {@link PageReader} reads it. */
  void locate(int index, Extent extent) {
    extents[index] = extent;
  }

  /** Place of a page that is still to be read, or null. */
  Extent extent(int index) {
    return extents[index];
  }

  Pages pages() {
    return new Pages(outcomes, data);
  }
}
