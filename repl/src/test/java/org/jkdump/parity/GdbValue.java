// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Kernel;

/** Converts scalars in GDB's and in jkdump's notation to one form. */
final class GdbValue {
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|x\\p{XDigit}{2}|.)|[^\\\\]");
  private static final int COMPARED = 200;

  private GdbValue() {}

  /** Returns a number, a name, or an address with the bytes of the text at this address. */
  static String plain(Kernel kernel, String printed) {
    Matcher text = TEXT.matcher(printed);
    String number = printed.replaceAll("[ ,]*[<\"'].*$", "").strip();
    if (printed.contains("<error")
        || printed.matches(".*<(not mapped|beyond the end of the dump)>")) {
      return number + " unreadable";
    }
    if (text.find()) {
      byte[] bytes = bytes(text.group(1));
      return number + Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, COMPARED)));
    }
    return number.startsWith("(") ? flags(kernel, number) : number.equals("NULL") ? "0x0" : number;
  }

  /** Returns the bytes of a quoted text before its first NUL. */
  static byte[] bytes(String quoted) {
    byte[] all = allBytes(quoted);
    int end = 0;
    while (end < all.length && all[end] != 0) {
      end++;
    }
    return Arrays.copyOf(all, end);
  }

  /** Returns the bytes of a quoted text; GDB writes bytes in octal and UTF-8 unchanged. */
  static byte[] allBytes(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // jkdump writes bytes that are not UTF-8 as \xfc, and quotes the backslash.
    Matcher pieces = ESCAPE.matcher(quoted.replaceAll("\\\\\\\\(x\\p{XDigit}{2})", "\\\\$1"));
    while (pieces.find()) {
      String escape = pieces.group(1);
      bytes.writeBytes(
          escape == null
              ? pieces.group().getBytes(StandardCharsets.UTF_8)
              : new byte[] {(byte) octet(escape)});
    }
    return bytes.toByteArray();
  }

  private static int octet(String escape) {
    if (escape.length() == 3) {
      return escape.charAt(0) == 'x'
          ? Integer.parseInt(escape.substring(1), 16)
          : Integer.parseInt(escape, 8);
    }
    int at = "abtnvfre".indexOf(escape);
    return at < 0 ? escape.charAt(0) : new int[] {7, 8, 9, 10, 11, 12, 13, 27}[at];
  }

  // GDB prints enums of single bits as (A | B).
  private static String flags(Kernel kernel, String printed) {
    long bits = 0;
    for (String name : printed.replaceAll("[()]|unknown: ", "").split(" \\| ")) {
      bits |=
          name.matches("\\d.*") ? Long.decode(name) : kernel.types().enumerator(name).orElseThrow();
    }
    return Long.toString(bits);
  }
}
