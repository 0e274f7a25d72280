// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

/** Texts about files that lack pages. */
final class Incomplete {
  /** Word of crash for it. */
  static final String REMARK = "INCOMPLETE";

  /** Advice about a file that lacks its end. */
  static final String ADVICE = "wait until it is written, or copy it again";

  private Incomplete() {}

  /** The disk was full while the dump was written. */
  static String written(Source file) {
    return file.name()
        + " is incomplete: the writing of the dump stopped early (was the disk full?);"
        + " the pages that are lost can't be read";
  }

  /** The file ends early. */
  static String cut(Source file) {
    return file.name()
        + " is cut short or still being written: its last pages can't be read; "
        + ADVICE;
  }
}
