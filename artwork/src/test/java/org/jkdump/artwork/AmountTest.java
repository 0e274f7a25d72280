// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1 KB",
    "1536, 1.5 KB",
    "102400, 100 KB",
    "1048575, 1.0 MB",
    "102552371, 97.8 MB",
    "1099511627776, 1 TB",
    "-4096, -4 KB",
    "9223372036854775807, 8 EB"
  })
  void bytes(long bytes, String text) {
    assertEquals(text, Amount.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.999999S, 999 ms",
    "PT5.289924S, 5.2 s",
    "PT59.999S, 59.9 s",
    "PT60S, 1 min",
    "PT59M59.9S, 59 min 59 s",
    "PT3H2M59S, 3 h 2 min",
    "PT193H, 8 d 1 h",
    "PT-2S, -2.0 s"
  })
  void times(Duration time, String text) {
    assertEquals(text, Amount.time(time));
  }
}
