// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.structSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 15: sizes of every struct and union of the kernel against a second source (BTF against DWARF)")
@Oracle("pahole on DWARF")
class Row15StructSizesTest {
  @Test
  void everySizeIsThatOfDwarf() throws IOException {
    Map<String, Set<Long>> expected = pahole();
    Map<String, Set<Long>> wrong = new TreeMap<>();
    Map<String, Set<Long>> ours = new TreeMap<>();
    for (StructType type : Dump.kernel().types().structs()) {
      ours.computeIfAbsent(type.tag(), t -> new TreeSet<>()).add(type.size());
    }
    expected.forEach(
        (tag, sizes) -> {
          if (!ours.getOrDefault(tag, Set.of()).containsAll(sizes)) {
            wrong.put(tag, sizes);
          }
        });
    assertTrue(expected.size() > 5000, "pahole lists the kernel's structs: " + expected.size());
    assertEquals(Map.of(), wrong, "structs whose size in DWARF is another or that BTF has not");
  }

  @Test
  void theFacadeSaysTheSame() throws IOException {
    Dump.kernel();
    pahole().forEach(Row15StructSizesTest::assertSize);
    assertEquals(-1, structSize("struct nowhere"));
    assertEquals(-1, structSize("nowhere"));
    assertEquals(4, structSize("spinlock_t"), "through a typedef");
    assertTrue(structExists("task_struct") && !structExists("struct nowhere"));
  }

  private static void assertSize(String tag, Set<Long> sizes) {
    long size = Math.max(structSize("struct " + tag), structSize("union " + tag));
    long other = Math.min(structSize("struct " + tag), structSize("union " + tag));
    assertTrue(sizes.contains(size) || sizes.contains(other), tag + ": " + size + " of " + sizes);
  }

  private static Map<String, Set<Long>> cached;

  // DWARF, not BTF: the other of the two descriptions that the compiler made.
  private static synchronized Map<String, Set<Long>> pahole() throws IOException {
    if (cached == null) {
      ProcessBuilder builder =
          new ProcessBuilder("pahole", "-F", "dwarf", "--sizes", Dump.property("vmlinux"));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      cached = new TreeMap<>();
      for (String line : process.inputReader().lines().toList()) {
        String[] words = line.split("\\t");
        cached.computeIfAbsent(words[0], t -> new TreeSet<>()).add(Long.parseLong(words[1]));
      }
    }
    return cached;
  }
}
