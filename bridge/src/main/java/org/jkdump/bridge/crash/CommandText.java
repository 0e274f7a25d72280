// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.util.function.Consumer;
import org.jkdump.target.ControlText;
import org.jkdump.target.Utf8Pieces;

/** Output of a command: shown while its pieces come, and kept whole. */
final class CommandText {
  private final Consumer<String> shown;
  private final Utf8Pieces pieces = new Utf8Pieces();
  private final StringBuilder whole = new StringBuilder();

  CommandText(Consumer<String> shown) {
    this.shown = shown;
  }

  void add(byte[] piece) {
    show(pieces.add(piece, 0, piece.length));
  }

  /** The whole text, after its last piece. */
  String end() {
    show(pieces.end());
    return whole.toString();
  }

  private void show(String text) {
    if (!text.isEmpty()) {
      String safe = ControlText.escaped(text);
      whole.append(safe);
      shown.accept(safe);
    }
  }
}
