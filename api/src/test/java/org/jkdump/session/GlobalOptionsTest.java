// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {
  private static GlobalOptions of(String... arguments) {
    return GlobalOptions.of(List.of(arguments));
  }

  @Test
  void bothFormsAnywhere() {
    GlobalOptions options = of("a", "--timeout=5", "b", "--maxel", "3", "--usens", "1", "c");
    assertEquals(List.of("a", "b", "c"), options.rest());
    assertEquals(Optional.of(Duration.ofSeconds(5)), options.timeout());
    assertEquals(Optional.of(3L), options.maxel());
    assertEquals(OptionalInt.of(1), options.usens());
  }

  @Test
  void theLastOfTwoHolds() {
    assertEquals(Optional.of(4L), of("--maxel=3", "--maxel=4").maxel());
  }

  @Test
  void aValueMayLookLikeAnOption() {
    assertEquals(Optional.of(Path.of("--maxel")), of("--ofile", "--maxel").ofile());
  }

  @Test
  void whatFollowsTwoDashesIsTheProgramsOwn() {
    assertEquals(List.of("a", "--", "--maxel=4"), of("a", "--", "--maxel=4").rest());
    assertThrows(UsageException.class, () -> of("--maxel", "--", "4"));
  }

  @Test
  void aMissingValueIsRefusedWithItsUsage() {
    String said = assertThrows(UsageException.class, () -> of("--maxel")).getMessage();
    assertEquals("--maxel needs a value: --maxel N", said);
  }

  @Test
  void nothingGivenNothingSet() {
    GlobalOptions none = of();
    assertTrue(none.timeout().isEmpty() && none.maxel().isEmpty() && none.ofile().isEmpty());
    assertEquals(0, none.debug());
    assertTrue(!none.isReload() && !none.isDumpcache() && !none.isExperimental());
  }
}
