// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

/** Pictures in place of control characters, so that a text is safe to print and to compare. */
public final class ControlPictures {
  private static final int DELETE = 0x7f;
  private static final char PICTURES = 0x2400;
  private static final char DELETE_PICTURE = 0x2421;
  private static final char REPLACEMENT = 0xfffd;

  private ControlPictures() {}

  /** A line with pictures; tabs stay, and halves of surrogate pairs become U+FFFD. */
  public static String of(String line) {
    StringBuilder shown = new StringBuilder(line.length());
    line.codePoints().forEach(c -> shown.appendCodePoint(picture(c)));
    return shown.toString();
  }

  /** A text with U+FFFD for halves of surrogate pairs, which UTF-8 can't hold. */
  public static String wellFormed(String text) {
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints().forEach(c -> sound.appendCodePoint(isHalf(c) ? REPLACEMENT : c));
    return sound.toString();
  }

  private static int picture(int c) {
    if (c < ' ' && c != '\t') {
      return PICTURES + c;
    }
    if (c == DELETE) {
      return DELETE_PICTURE;
    }
    return isHalf(c) || Character.getType(c) == Character.CONTROL && c > DELETE ? REPLACEMENT : c;
  }

  private static boolean isHalf(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }
}
