// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;

/** Receives the lines of a drawing one by one. */
interface LineSink {
  void line(String line) throws IOException;
}
