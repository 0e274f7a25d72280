// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.DebuginfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any file leads soon to an index or to a clear error. */
class DwarfDamageTest {
  private static final HandMade[] SOUND = {
    new HandMade(true, false, false, 5),
    new HandMade(true, true, true, 4),
    new HandMade(false, false, false, 2),
  };

  @TempDir Path directory;

  @Test
  void truncated() {
    byte[] sound = SOUND[0].elf().bytes();
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int length = 0; length < sound.length; length++) {
            read(Arrays.copyOf(sound, length), "the first " + length + " bytes");
          }
        });
  }

  @Test
  void mutated() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("DwarfDamageTest: seed " + seed);
    Random random = new Random(seed);
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> mutate(random, seed));
  }

  private void mutate(Random random, long seed) throws Exception {
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = SOUND[round % SOUND.length].elf().bytes();
      for (int i = 0; i <= random.nextInt(4); i++) {
        int at = random.nextInt(bytes.length);
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff * random.nextInt(2));
      }
      read(bytes, "round " + round + " of seed " + seed);
    }
  }

  private void read(byte[] bytes, String what) throws Exception {
    Path file = Files.write(directory.resolve("vmlinux"), bytes);
    try {
      DwarfIndex.read(file);
    } catch (DebuginfoException e) {
      if (e.getMessage() == null || e.getCause() instanceof Error) {
        fail(what, e);
      }
    } catch (RuntimeException | Error e) {
      fail(what, e);
    }
    try {
      BuildId.of(file);
    } catch (DebuginfoException e) {
      // Expected: the damage is reported.
    } catch (RuntimeException | Error e) {
      fail(what, e);
    }
  }
}
