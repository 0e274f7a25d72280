// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.protocol;

/** The numbers of PROTOCOL.md. */
public final class Protocol {
  public static final int VERSION = 2;
  public static final int OLDEST = 2;

  public static final int MAGIC = 0x50444b4a;
  static final int HEADER = 16;
  static final int MAX_REPLY = 1 << 30;

  public static final int HELLO = 1;
  public static final int FACTS = 2;
  public static final int READ = 3;
  public static final int PAGES = 4;
  public static final int SYMBOLS = 5;
  public static final int COMMAND = 6;
  public static final int CHAIN = 7;
  static final int END = 8;
  public static final int INTERRUPT = 9;
  public static final int TRANSLATE = 10;
  public static final int STREAM = 11;
  public static final int BACKGROUND = 12;
  static final int NEXT = 13;

  public static final int STATUS_OK = 0;
  static final int STATUS_BAD_FRAME = 1;
  public static final int STATUS_VERSION = 3;
  public static final int STATUS_REFUSED = 4;
  public static final int STATUS_INTERRUPTED = 6;
  public static final int STATUS_MORE = 8;

  private Protocol() {}
}
