// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("row 4: KernelRev compares numerically (5.4 < 5.10, distro suffixes)")
class KernelRevTest {
  @ParameterizedTest
  @CsvSource({
    "5.4, 5.10",
    "5.10, 5.10.1",
    "5.10.9, 5.10.10",
    "4.18.0-553.el8_10.x86_64, 5.10.0-32-cloud-amd64",
    "2.6.32, 3.0",
    "5.14.0-427.13.1.el9_4.x86_64, 6.1.0-50-cloud-amd64",
    "6.1.170, 6.12.107+deb13-cloud-amd64",
    "5.10, 5.10.0.1"
  })
  void isBefore(String older, String newer) {
    assertTrue(new KernelRev(older).compareTo(new KernelRev(newer)) < 0);
    assertTrue(new KernelRev(newer).compareTo(new KernelRev(older)) > 0);
    assertTrue(new KernelRev(older).before(newer));
    assertFalse(new KernelRev(older).atLeast(newer));
    assertTrue(new KernelRev(newer).atLeast(older));
  }

  @ParameterizedTest
  @CsvSource({"5.10, 5.10.0", "5.10.0-32-cloud-amd64, 5.10.0-9-amd64", "6.1+deb13, 6.1"})
  void isTheSame(String one, String other) {
    assertEquals(new KernelRev(one), new KernelRev(other));
    assertEquals(new KernelRev(one).hashCode(), new KernelRev(other).hashCode());
    assertTrue(new KernelRev(one).atLeast(other));
    assertFalse(new KernelRev(one).before(other));
  }

  @Test
  void sortsAsPeopleExpect() {
    List<String> sorted =
        Stream.of("5.10", "5.4", "6.1", "4.19.300", "5.4.1")
            .map(KernelRev::new)
            .sorted()
            .map(KernelRev::toString)
            .toList();
    assertEquals(List.of("4.19.300", "5.4", "5.4.1", "5.10", "6.1"), sorted);
  }

  @Test
  void numbersOfAnyLength() {
    assertTrue(new KernelRev("6.1.20240131235959").atLeast("6.1.9"));
  }

  @Test
  void whatIsNoRelease() {
    assertThrows(IllegalArgumentException.class, () -> new KernelRev("linux"));
    assertThrows(IllegalArgumentException.class, () -> new KernelRev(""));
  }
}
