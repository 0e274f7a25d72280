// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.bridge.dump.DumpFile.Note;
import org.jkdump.target.CpuRegisters;

/** Registers of x86-64 CPUs in the notes of a dump. Notes of other sizes are ignored. */
final class CpuNotes {
  private static final int PRSTATUS = 1;
  private static final int PRSTATUS_SIZE = 336;
  private static final int PID = 32;
  private static final int REGISTERS = 112;

  // The order of struct user_regs_struct in arch/x86/include/asm/user_64.h.
  private static final List<String> USER_REGS =
      List.of(
          "r15",
          "r14",
          "r13",
          "r12",
          "rbp",
          "rbx",
          "r11",
          "r10",
          "r9",
          "r8",
          "rax",
          "rcx",
          "rdx",
          "rsi",
          "rdi",
          "orig_rax",
          "rip",
          "cs",
          "rflags",
          "rsp",
          "ss",
          "fs_base",
          "gs_base",
          "ds",
          "es",
          "fs",
          "gs");

  // The order of QEMUCPUState in QEMU's target/i386/arch_dump.c.
  private static final int QEMU_SIZE = 432;
  private static final int QEMU_REGISTERS = 8;
  private static final List<String> QEMU_REGS =
      List.of(
          "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rsp", "rbp", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15", "rip", "rflags");
  private static final List<String> QEMU_SEGMENTS =
      List.of("cs", "ds", "es", "fs", "gs", "ss", "ldt", "tr", "gdt", "idt");
  private static final List<String> QEMU_CONTROL = List.of("cr0", "cr1", "cr2", "cr3", "cr4");
  private static final int SEGMENT = 24;
  private static final int SEGMENT_BASE = 16;

  private CpuNotes() {}

  /** The registers of each CPU, in the order of the notes. */
  static List<CpuRegisters> of(List<Note> notes) {
    List<Note> states = notes.stream().filter(CpuNotes::isStatus).toList();
    List<Note> qemu = notes.stream().filter(CpuNotes::isQemu).toList();
    List<CpuRegisters> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < Math.max(states.size(), qemu.size()); cpu++) {
      Map<String, Long> values = new HashMap<>();
      int pid = 0;
      if (cpu < states.size()) {
        ByteBuffer state = bytes(states.get(cpu));
        pid = state.getInt(PID);
        add(state, REGISTERS, USER_REGS, values);
      }
      // QEMU knows no tasks, and leaves the bases of segments out of PRSTATUS.
      if (cpu < qemu.size()) {
        pid = 0;
        addQemu(bytes(qemu.get(cpu)), values);
      }
      cpus.add(new CpuRegisters(cpu, pid, values));
    }
    return cpus;
  }

  private static boolean isStatus(Note note) {
    return note.name().equals("CORE")
        && note.type() == PRSTATUS
        && note.data().length == PRSTATUS_SIZE;
  }

  private static boolean isQemu(Note note) {
    return note.name().equals("QEMU") && note.data().length >= QEMU_SIZE;
  }

  private static void addQemu(ByteBuffer state, Map<String, Long> values) {
    int at = add(state, QEMU_REGISTERS, QEMU_REGS, values);
    for (String segment : QEMU_SEGMENTS) {
      values.put(segment, (long) state.getInt(at));
      values.put(segment + "_base", state.getLong(at + SEGMENT_BASE));
      at += SEGMENT;
    }
    add(state, at, QEMU_CONTROL, values);
  }

  private static int add(ByteBuffer state, int from, List<String> names, Map<String, Long> values) {
    int at = from;
    for (String name : names) {
      values.put(name, state.getLong(at));
      at += Long.BYTES;
    }
    return at;
  }

  private static ByteBuffer bytes(Note note) {
    return ByteBuffer.wrap(note.data()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
