// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;
import org.jkdump.type.CType;

/** Reads text: {@code char *} and {@code char[]}. */
final class TextReader {
  /** Bytes of a {@code char *} that are looked at. */
  static final int MAX_TEXT = 1 << 20;

  private TextReader() {}

  /** The reader of a {@code char *}. */
  static Reader pointer(CType type) {
    return new PointerReader(type);
  }

  /** The reader of a {@code char[]}. */
  static Reader array(CType type, int length) {
    return (k, a) -> new CString(k, type, a, a, k.memory().read(a, length), null, null);
  }

  /** The text that a {@code char *} with this value points to. */
  static CString at(Kernel kernel, CType type, long address, long text) {
    if (text == 0) {
      return new CString(kernel, type, address, 0, new byte[0], null, null);
    }
    try {
      byte[] bytes = kernel.memory().readCString(text, MAX_TEXT);
      String cut = cut(kernel.memory(), text, bytes.length);
      if (cut != null) {
        kernel.log().warningOnexit(noEnd(text, bytes.length, cut));
      }
      return new CString(kernel, type, address, text, bytes, cut, null);
    } catch (MemoryException e) {
      return new CString(kernel, type, address, text, null, null, e);
    }
  }

  /** The message about a text without an end. */
  static String noEnd(long text, int length, String why) {
    return String.format("the text at 0x%x has no end: after %d bytes %s", text, length, why);
  }

  /** The reason why a text has no end, or null if a NUL ends it. */
  static String cut(Memory memory, long text, int length) {
    try {
      return memory.unsigned(text + length, 1) == 0 ? null : "the limit";
    } catch (MemoryException e) {
      return e.outcome().toString();
    }
  }

  private record PointerReader(CType type) implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      return at(kernel, type, address, num(kernel, address));
    }

    @Override
    public long num(Kernel kernel, long address) {
      return kernel.memory().pointer(address);
    }
  }
}
