// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import java.util.Random;

/** Random strings as a corrupt or hostile dump may hold them. */
final class RandomText {
  private static final String[] PIECES = {
    "a",
    "Zz",
    " ",
    "0x1f",
    "|",
    "\"",
    ",",
    "é",
    "e\u0301",
    "日本",
    "\uff21",
    "\ud83d\ude00",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u001b",
    "\u001b[31m",
    "\u001b[0m",
    "\u001b[2J",
    "\u001b]0;t\u0007",
    "\u009b1m",
    "\u202e",
    "\u200d",
    "\ufe0f",
    "\u2028",
    "\ud800",
    "\udc00",
    "[3",
    "m",
    "\\"
  };

  private RandomText() {}

  /** Returns a text of fewer than {@code limit} pieces. */
  static String next(Random random, int limit) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(limit); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
