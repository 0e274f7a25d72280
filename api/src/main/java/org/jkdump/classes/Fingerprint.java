// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jkdump.type.Types;

/** Digest of the types of a kernel and its modules, for the name of their jar. */
final class Fingerprint {
  // To be raised whenever the same types make other classes.
  private static final String MAKER = "4";
  private static final int HEX_DIGITS = 24;

  private Fingerprint() {}

  static String of(Types types, List<String> imported) {
    MessageDigest digest = begin(imported);
    types.digest(digest);
    return end(digest);
  }

  /** A digest of what all jars depend on. */
  static MessageDigest begin(List<String> imported) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      // The reserved names of Java depend on its release.
      String maker = MAKER + "/" + Runtime.version().feature() + "/" + String.join(",", imported);
      digest.update(maker.getBytes(StandardCharsets.UTF_8));
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  /** The digest as a part of a jar's name. */
  static String end(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
  }
}
