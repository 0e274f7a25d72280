// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jkdump.bridge.paging.TableBuilder;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSearchTest {
  private static final long TEXT = 0xffffffff81000000L;
  private static final long PHYS_BASE = 0x4000000;
  private static final long FRAMES = 0x10000;

  private final TableBuilder memory =
      new TableBuilder(4, 0x7000000).map(TEXT, PHYS_BASE + 0x1000000);
  private final MemoryDump dump = new MemoryDump(memory, FRAMES);

  private String text(String release, long physBase) {
    return String.format(
        "OSRELEASE=%s%nSYMBOL(init_top_pgt)=%x%nSYMBOL(_stext)=%x%nNUMBER(phys_base)=%d%n",
        release, 0xffffffff80000000L + memory.root() - PHYS_BASE, TEXT, physBase);
  }

  private void page(long physical, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    memory.pages().put(physical / 4096, Arrays.copyOf(bytes, 4096));
  }

  private void note(String text) {
    dump.note("VMCOREINFO", 0, text.getBytes(StandardCharsets.US_ASCII));
  }

  private KernelSearch.Found find(Path given) {
    return new KernelSearch(dump, step -> {}).find(given);
  }

  private String refusal() {
    return assertThrows(OpenException.class, () -> find(null)).getMessage();
  }

  @Test
  void takesTheNote() {
    note(text("6.1", PHYS_BASE));
    page(0x3000, text("5.10", PHYS_BASE));
    assertEquals("6.1", find(null).info().release());
    assertEquals(memory.root(), find(null).root().root());
    assertEquals(List.of(), find(null).warnings());
  }

  @Test
  void looksInMemoryAndNamesTheOtherKernels() {
    page(0x3000, text("capture", PHYS_BASE + 4096));
    page(0x5000, text("6.1", PHYS_BASE));
    assertEquals("6.1", find(null).info().release());
    assertEquals(
        List.of("the dump also has VMCOREINFO of capture in the page at physical address 0x3000"),
        find(null).warnings());
  }

  @Test
  void aNoteThatDisagreesIsNotTheLastWord() {
    note(text("stale", PHYS_BASE + 4096));
    page(0x5000, text("6.1", PHYS_BASE));
    page(0x9000, text("6.1", PHYS_BASE));
    assertEquals("6.1", find(null).info().release());
    assertEquals(
        List.of("the dump also has VMCOREINFO of stale in the note"), find(null).warnings());
  }

  @Test
  void takesAFileThatTheUserNames(@TempDir Path directory) throws IOException {
    note(text("5.10", PHYS_BASE));
    Path file = directory.resolve("vmcoreinfo");
    Files.writeString(file, text("6.1", PHYS_BASE));
    assertEquals("6.1", find(file).info().release());
    Path missing = directory.resolve("missing");
    OpenException e = assertThrows(OpenException.class, () -> find(missing));
    assertTrue(e.getMessage().startsWith("can't read VMCOREINFO from " + missing));
  }

  @Test
  void saysWhatDisagrees() {
    note(text("6.1", PHYS_BASE + 4096));
    memory.pages().put((memory.root() + 4096) / 4096, new byte[4096]);
    assertEquals(
        "the note: VMCOREINFO disagrees with memory: _stext (0xffffffff81000000) should be at"
            + " physical address 0x5001000, but is not mapped by the page table at 0x7001000",
        refusal());
  }

  @Test
  void saysThatATableIsMissing() {
    note(text("6.1", PHYS_BASE));
    memory.damage(memory.root(), Outcome.LOST);
    assertEquals(
        "the note: the kernel's page tables, from 0x7000000 on, can't be read: lost when the dump"
            + " was cut short",
        refusal());
  }

  @Test
  void saysWhatIsMissing() {
    assertTrue(refusal().contains("--vmcoreinfo"), refusal());
    note("OSRELEASE=6.1\nSYMBOL(_stext)=ffffffff81000000\n");
    assertEquals("the note: VMCOREINFO has no NUMBER(phys_base)", refusal());
  }
}
