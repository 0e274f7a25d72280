// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Why a page could be read or not. */
public enum Outcome {
  OK("read"),
  /** The page tables have no translation for the address. */
  UNMAPPED("not mapped"),
  /** makedumpfile left the page out of the dump. */
  EXCLUDED("excluded from the dump"),
  /** The memory is not part of the dump, or the file is cut short. */
  BEYOND("beyond the end of the dump"),
  FAILED("unreadable"),
  /** The file is incomplete: the dump should have the page. */
  LOST("lost when the dump was cut short");

  private static final Outcome[] VALUES = values();
  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The outcome with this number on the wire; unknown numbers are {@link #FAILED}. */
  public static Outcome of(int code) {
    return code >= 0 && code < VALUES.length ? VALUES[code] : FAILED;
  }

  @Override
  public String toString() {
    return text;
  }
}
