// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The proof that a jar is whole and made from a key: the comment at the end of the ZIP file, always
 * {@value #LENGTH} characters: format version, the key with blanks up to {@value #KEY}, and the
 * CRC-32C of all bytes before the comment. It is text, so no ZIP reader can take its bytes for a
 * signature, and {@code unzip -z} shows it. It finds damage, not malice: against that stands {@link
 * SafeDirectory}. The key is there itself, because the first digest in a JVM costs 25 ms.
 */
final class JarSeal {
  private static final String FORMAT = "jkdump classes 1 ";
  private static final int CHECKSUM = 8;

  /** The longest key. */
  static final int KEY = 200;

  static final int LENGTH = 17 + KEY + 1 + CHECKSUM;

  // End of central directory: signature 0, comment length 20; APPNOTE.TXT 4.3.16.
  private static final int END = 22;
  private static final int END_COMMENT = 20;
  private static final byte[] END_SIGNATURE = {'P', 'K', 5, 6};

  private static final int CHUNK = 1 << 16;

  private final String head;

  JarSeal(String key) {
    head = FORMAT + key + " ".repeat(KEY - key.length() + 1);
  }

  /**
   * The jar with its seal.
   *
   * @throws IllegalArgumentException if it is no jar, or one that has a comment already
   */
  byte[] sealed(byte[] jar) {
    int end = jar.length - END;
    if (end < 0 || !Arrays.equals(jar, end, end + 4, END_SIGNATURE, 0, 4)) {
      throw new IllegalArgumentException("no jar, or one with a comment");
    }
    byte[] sealed = Arrays.copyOf(jar, jar.length + LENGTH);
    sealed[end + END_COMMENT] = (byte) LENGTH;
    sealed[end + END_COMMENT + 1] = LENGTH >> 8;
    CRC32C checksum = new CRC32C();
    checksum.update(sealed, 0, jar.length);
    System.arraycopy(comment(checksum), 0, sealed, jar.length, LENGTH);
    return sealed;
  }

  /** The reason why a file can't be used; absent if it is sound. */
  Optional<String> fault(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length() - LENGTH;
      if (length < END) {
        return Optional.of("it is cut short");
      }
      byte[] comment = new byte[LENGTH];
      in.seek(length);
      in.readFully(comment);
      // Before the checksum, which would take its time over a huge foreign file.
      if (!new String(comment, ISO_8859_1).startsWith(head)) {
        return Optional.of("it is cut short, or was made from something else");
      }
      in.seek(0);
      boolean same = Arrays.equals(comment, comment(checksum(in, length)));
      return same ? Optional.empty() : Optional.of("it is damaged, its checksum differs");
    }
  }

  private byte[] comment(CRC32C checksum) {
    return (head + HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM)).getBytes(ISO_8859_1);
  }

  private static CRC32C checksum(RandomAccessFile in, long length) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] chunk = new byte[CHUNK];
    for (long left = length; left > 0; ) {
      int count = (int) Math.min(left, CHUNK);
      in.readFully(chunk, 0, count);
      checksum.update(chunk, 0, count);
      left -= count;
    }
    return checksum;
  }
}
