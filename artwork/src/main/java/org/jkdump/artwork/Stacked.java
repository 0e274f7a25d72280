// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.ArrayList;
import java.util.List;

/** Two drawings or texts, one under the other, kept by reference and read at each drawing. */
record Stacked(Object upper, Object lower) implements Drawing {
  @Override
  public String draw(Style surrounding) {
    List<String> lines = new ArrayList<>(Block.of(upper, surrounding).lines());
    lines.addAll(Block.of(lower, surrounding).lines());
    return Block.join(lines);
  }

  @Override
  public String toString() {
    return draw(Style.preferred());
  }
}
