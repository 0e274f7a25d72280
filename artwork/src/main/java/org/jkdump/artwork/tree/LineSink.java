// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import java.io.IOException;

/** Takes the lines of a drawing as they are made. */
interface LineSink {
  void line(String line) throws IOException;
}
