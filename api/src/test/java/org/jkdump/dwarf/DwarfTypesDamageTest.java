// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.ElfFile;
import org.jkdump.elf.Section;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged debuginfo leads soon to types or to a clear error. */
class DwarfTypesDamageTest {
  private static final int ROUNDS = 2000;
  private static final List<String> FLAGS =
      List.of("-gdwarf-2 -gstrict-dwarf", "-gdwarf-5", "-gdwarf-5 -r");

  @TempDir Path directory;

  @Test
  void mutated() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("DwarfTypesDamageTest: seed " + seed);
    Random random = new Random(seed);
    List<byte[]> sound = new ArrayList<>();
    List<List<Section>> sections = new ArrayList<>();
    for (String flags : FLAGS) {
      Path file = CompiledTypesTest.compile(directory, flags);
      sound.add(Files.readAllBytes(file));
      sections.add(debug(file));
    }
    long slowest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int which = round % sound.size();
      byte[] bytes = sound.get(which).clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        Section section = sections.get(which).get(random.nextInt(sections.get(which).size()));
        int at = (int) (section.offset() + random.nextLong(section.size()));
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff * random.nextInt(2));
      }
      long begin = System.nanoTime();
      read(bytes, "round " + round + " of seed " + seed);
      slowest = Math.max(slowest, (System.nanoTime() - begin) / 1_000_000);
    }
    System.out.println("DwarfTypesDamageTest: the slowest took " + slowest + " ms");
    // Other work on the machine may stop a round for a while.
    assertTrue(slowest < 5000, slowest + " ms");
  }

  private static List<Section> debug(Path file) {
    try (ElfFile elf = new ElfFile(file)) {
      return elf.all().stream()
          .filter(s -> s.size() > 0)
          .filter(
              s -> s.name().matches("(\\.rela)?\\.debug_(info|abbrev|str|line_str|str_offsets)"))
          .toList();
    }
  }

  private void read(byte[] bytes, String what) throws Exception {
    Path file = Files.write(directory.resolve("damaged"), bytes);
    try (DwarfTypes types =
        new DwarfTypes(file, DwarfIndex.ofModule(file), (kind, name) -> List.of(), "the test")) {
      for (TypeKind kind : TypeKind.values()) {
        for (String name : types.names(kind)) {
          tried(() -> types.all(kind, name).forEach(DwarfTypesDamageTest::use), what);
        }
      }
      for (Variable variable : types.index().variables()) {
        tried(() -> use(types.type(variable)), what);
      }
      tried(() -> types.enumWith("LONELY"), what);
      tried(() -> types.variable("answer"), what);
      tried(() -> types.variable("declared"), what);
    } catch (TargetException e) {
      assertTrue(e.getMessage() != null && !(e.getCause() instanceof Error), what);
    } catch (RuntimeException | Error e) {
      fail(what, e);
    }
  }

  private static void tried(Runnable question, String what) {
    try {
      question.run();
    } catch (TargetException e) {
      assertTrue(e.getMessage() != null, what);
    }
  }

  private static void use(CType type) {
    type.text();
    type.size();
    if (type.bare() instanceof StructType struct) {
      struct.name();
      struct.fields().values().forEach(member -> member.text());
      struct.layout();
    }
  }
}
