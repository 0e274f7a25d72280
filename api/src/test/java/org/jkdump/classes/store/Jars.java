// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes small jars with an entry that names their source. */
final class Jars {
  private static final String NAME = "made-from";

  private Jars() {}

  static byte[] of(String text) {
    return of(text, 0);
  }

  /** Makes a jar with {@code more} bytes that can't be compressed. */
  static byte[] of(String text, int more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(NAME));
      zip.write(text.getBytes());
      zip.putNextEntry(new ZipEntry("more"));
      byte[] noise = new byte[more];
      new Random(more).nextBytes(noise);
      zip.write(noise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String text(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.getInputStream(zip.getEntry("more")).readAllBytes();
      return new String(zip.getInputStream(zip.getEntry(NAME)).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
