// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The kernel's own description of its memory for dump tools: lines such as {@code
 * SYMBOL(_stext)=ffffffff81000000}, see Documentation/admin-guide/kdump/vmcoreinfo.rst. A value
 * that is no number counts as absent.
 */
final class VmcoreInfo {
  /** First line of the text. */
  static final String BEGIN = "OSRELEASE=";

  /** One page, of 64 KiB at most. */
  static final int MAX_BYTES = 1 << 16;

  private static final Pattern BUILD_ID = Pattern.compile("[0-9a-f]{40}");

  private final Map<String, String> values = new HashMap<>();

  private VmcoreInfo() {}

  /** Parses a text that ends at its first NUL. Other lines than assignments are ignored. */
  static VmcoreInfo parse(byte[] text) {
    int end = 0;
    while (end < Math.min(text.length, MAX_BYTES) && text[end] != 0) {
      end++;
    }
    VmcoreInfo info = new VmcoreInfo();
    new String(text, 0, end, StandardCharsets.ISO_8859_1).lines().forEach(info::add);
    return info;
  }

  /** Release of the kernel as {@code uname -r} prints it, or an empty text. */
  String release() {
    return values.getOrDefault("OSRELEASE", "");
  }

  /** Build-id of vmlinux, 40 hex digits; some stable kernels have other bytes in its place. */
  Optional<String> buildId() {
    return Optional.ofNullable(values.get("BUILD-ID")).filter(id -> BUILD_ID.matcher(id).matches());
  }

  /** Address of a symbol. */
  OptionalLong symbol(String name) {
    return hex("SYMBOL(" + name + ")");
  }

  /** Value of a constant or variable. */
  OptionalLong number(String name) {
    return decimal("NUMBER(" + name + ")");
  }

  /** Bytes of a struct. */
  OptionalLong size(String type) {
    return decimal("SIZE(" + type + ")");
  }

  /** Bytes before a member of a struct. */
  OptionalLong offset(String member) {
    return decimal("OFFSET(" + member + ")");
  }

  /** Number of elements of an array. */
  OptionalLong length(String array) {
    return decimal("LENGTH(" + array + ")");
  }

  /** Whether the texts say the same. */
  boolean isSame(VmcoreInfo other) {
    return values.equals(other.values);
  }

  private void add(String line) {
    int sign = line.indexOf('=');
    if (sign > 0) {
      values.putIfAbsent(line.substring(0, sign), line.substring(sign + 1));
    }
  }

  private OptionalLong hex(String key) {
    return parsed(values.get(key), 16);
  }

  // Some architectures write a few numbers in hex with 0x.
  private OptionalLong decimal(String key) {
    String text = values.get(key);
    return text != null && text.startsWith("0x") ? parsed(text.substring(2), 16) : parsed(text, 10);
  }

  private static OptionalLong parsed(String text, int radix) {
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(number(text, radix));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static long number(String text, int radix) {
    return radix == 16 ? Long.parseUnsignedLong(text, radix) : Long.parseLong(text, radix);
  }

  @Override
  public String toString() {
    return "VMCOREINFO of " + release();
  }
}
