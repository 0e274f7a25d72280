// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jkdump.bridge.dump.DumpFile.Note;
import org.jkdump.target.CpuRegisters;
import org.junit.jupiter.api.Test;

class CpuNotesTest {
  private static Note status(int pid, long rip, long rsp) {
    ByteBuffer state = ByteBuffer.allocate(336).order(ByteOrder.LITTLE_ENDIAN);
    state.putInt(32, pid).putLong(112 + 16 * 8, rip).putLong(112 + 19 * 8, rsp);
    return new Note("CORE", 1, state.array());
  }

  private static Note qemu(long rip, long gsBase, long cr3) {
    ByteBuffer state = ByteBuffer.allocate(440).order(ByteOrder.LITTLE_ENDIAN);
    state.putLong(8 + 16 * 8, rip).putLong(8 + 18 * 8 + 4 * 24 + 16, gsBase);
    state.putLong(8 + 18 * 8 + 10 * 24 + 3 * 8, cr3);
    return new Note("QEMU", 0, state.array());
  }

  @Test
  void readsTheRegistersOfEachCpu() {
    List<CpuRegisters> cpus = CpuNotes.of(List.of(status(7, 1, 2), status(9, 3, 4)));
    assertEquals(List.of(7, 9), cpus.stream().map(CpuRegisters::pid).toList());
    assertEquals(OptionalLong.of(3), cpus.get(1).get("rip"));
    assertEquals(OptionalLong.of(4), cpus.get(1).get("rsp"));
    assertEquals(OptionalLong.empty(), cpus.get(1).get("cr3"));
  }

  @Test
  void qemuAddsControlRegistersAndKnowsNoTasks() {
    CpuRegisters cpu = CpuNotes.of(List.of(status(1, 5, 6), qemu(5, 7, 8))).get(0);
    assertEquals(0, cpu.pid());
    assertEquals(OptionalLong.of(5), cpu.get("rip"));
    assertEquals(OptionalLong.of(7), cpu.get("gs_base"));
    assertEquals(OptionalLong.of(8), cpu.get("cr3"));
  }

  @Test
  void notesOfOtherSizesAreIgnored() {
    List<Note> notes =
        List.of(new Note("CORE", 1, new byte[335]), new Note("QEMU", 0, new byte[8]));
    assertEquals(List.of(), CpuNotes.of(notes));
  }

  @Test
  void damagedNotesAreHarmless() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      List<Note> notes = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        byte[] data = new byte[random.nextBoolean() ? 336 : random.nextInt(600)];
        random.nextBytes(data);
        notes.add(new Note(random.nextBoolean() ? "CORE" : "QEMU", random.nextInt(3), data));
      }
      assertTrue(CpuNotes.of(notes).size() <= notes.size());
    }
  }
}
