// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge;

/** The numbers of PROTOCOL.md. */
final class Protocol {
  static final int VERSION = 2;
  static final int OLDEST = 2;

  static final int MAGIC = 0x50444b4a;
  static final int HEADER = 16;
  static final int MAX_REPLY = 1 << 30;

  static final int HELLO = 1;
  static final int FACTS = 2;
  static final int READ = 3;
  static final int PAGES = 4;
  static final int SYMBOLS = 5;
  static final int COMMAND = 6;
  static final int CHAIN = 7;
  static final int END = 8;
  static final int INTERRUPT = 9;
  static final int TRANSLATE = 10;
  static final int STREAM = 11;
  static final int BACKGROUND = 12;
  static final int NEXT = 13;

  static final int STATUS_OK = 0;
  static final int STATUS_BAD_FRAME = 1;
  static final int STATUS_VERSION = 3;
  static final int STATUS_REFUSED = 4;
  static final int STATUS_INTERRUPTED = 6;
  static final int STATUS_MORE = 8;

  private Protocol() {}
}
