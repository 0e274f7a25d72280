// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.function.Supplier;
import org.jkdump.target.MemoryException;

/** What is shown in the place of what can't be read. */
final class UnreadableText {
  private UnreadableText() {}

  /** A text, or the reason why there is none: {@code <not mapped>}. */
  static String or(Supplier<String> text) {
    try {
      return text.get();
    } catch (MemoryException e) {
      return "<" + e.outcome() + ">";
    }
  }
}
