// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagBitsTest {
  // Kernel: include/uapi/linux/if.h
  private static final Map<String, Long> IFF =
      new CEnum(
              """
              enum net_device_flags {
                IFF_UP = 1<<0, IFF_BROADCAST = 1<<1, IFF_DEBUG = 1<<2, IFF_LOOPBACK = 1<<3,
                IFF_RUNNING = 1<<6, IFF_MULTICAST = 1<<12, IFF_BOTH = 3, IFF_NONE = 0,
                IFF_TOP = 1<<31, IFF_ALIAS = 1,
              };
              """)
          .asMap();

  @Test
  void namesOfSingleBitsInTheirOrder() {
    assertEquals("IFF_UP|IFF_BROADCAST|IFF_RUNNING", FlagBits.text(0x43, IFF, 0));
    assertEquals("", FlagBits.text(0, IFF, 0));
  }

  @Test
  void anOffsetLeavesOutThePrefix() {
    assertEquals("UP|BROADCAST|RUNNING|MULTICAST", FlagBits.text(0x1043, IFF, 4));
    assertEquals("", FlagBits.text(1, IFF, 99));
  }

  @Test
  void bitsWithoutANameAreNotLost() {
    assertEquals("UP|0x8000000000000f20", FlagBits.text(0x8000_0000_0000_0f21L, IFF, 4));
    assertEquals("0x10", FlagBits.text(0x10, IFF, 4));
  }

  @Test
  void theHighestBitOfAnInt() {
    assertEquals("TOP", FlagBits.text(0x8000_0000L, IFF, 4));
    assertEquals("TOP|0xffffffff00000000", FlagBits.text(0xffff_ffff_8000_0000L, IFF, 4));
  }

  @Test
  void theHighestBitOfALong() {
    Map<String, Long> names = new CDefine("#define HIGH (1UL << 63)").asMap();
    assertEquals("HIGH|0x1", FlagBits.text(Long.MIN_VALUE | 1, names, 0));
  }
}
