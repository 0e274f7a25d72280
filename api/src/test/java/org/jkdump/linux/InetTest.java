// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InetTest {
  // Examples of RFC 5952, in the form that it recommends.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "2001:db8::1",
        "2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1",
        "2001:0:0:1::1",
        "2001:db8::1:0:0:1",
        "fe80::",
        "1:2:3:4:5:6:7:8"
      })
  void v6AsRecommended(String text) throws UnknownHostException {
    assertEquals(text, Inet.v6(InetAddress.getByName(text).getAddress()));
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws UnknownHostException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      for (int j = 0; j < 16; j++) {
        bytes[j] = random.nextInt(3) == 0 ? bytes[j] : 0;
      }
      // Java turns an IPv4-mapped address into an IPv4 one, so the bytes must not be one.
      bytes[0] |= 1;
      String text = Inet.v6(bytes);
      assertEquals(
          InetAddress.getByAddress(bytes), InetAddress.getByName(text), text + ", seed " + seed);
    }
  }

  @Test
  void v4() {
    assertEquals("192.168.0.255", Inet.v4(new byte[] {(byte) 192, (byte) 168, 0, (byte) 255}));
  }
}
