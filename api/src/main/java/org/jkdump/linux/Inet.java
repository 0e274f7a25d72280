// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.kernel.Kernel;

/** Internet addresses as text (kernel: include/linux/inet.h). */
public final class Inet {
  private static final int GROUPS = 8;

  private Inet() {}

  /** The IPv4 address, {@code __be32}, at an address: {@code 127.0.0.1}. */
  public static String v4(Kernel kernel, long at) {
    return v4(kernel.memory().read(at, 4));
  }

  /**
   * The IPv6 address, {@code struct in6_addr}, at an address, in the form of RFC 5952: {@code ::1}.
   */
  public static String v6(Kernel kernel, long at) {
    return v6(kernel.memory().read(at, 2 * GROUPS));
  }

  /** The same for four bytes in network byte order. */
  public static String v4(byte[] bytes) {
    return String.format(
        "%d.%d.%d.%d", bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
  }

  /** The same for sixteen bytes in network byte order; the longest run of zeros is left out. */
  public static String v6(byte[] bytes) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.add(Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff));
    }
    int from = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int n = zeros(groups, i);
      if (n > length) {
        from = i;
        length = n;
      }
    }
    // A single group of zeros is written.
    return length < 2
        ? String.join(":", groups)
        : String.join(":", groups.subList(0, from))
            + "::"
            + String.join(":", groups.subList(from + length, GROUPS));
  }

  private static int zeros(List<String> groups, int from) {
    int i = from;
    while (i < GROUPS && groups.get(i).equals("0")) {
      i++;
    }
    return i - from;
  }
}
