// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.target.Chain;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Translations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real dump with damaged pages. */
@Tag("dump")
class DamagedDumpTest {
  private PatchedDump file;
  private DumpTarget whole;

  @BeforeEach
  void openWhole() throws IOException {
    Properties testbed = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            Path.of(System.getProperty("jkdump.testbed"), "testbed.properties"))) {
      testbed.load(in);
    }
    file = new PatchedDump(DumpOpener.open(List.of(Path.of(testbed.getProperty("vmcore.zlib")))));
    whole = open();
  }

  @AfterEach
  void close() {
    file.close();
  }

  private DumpTarget open() {
    return new DumpTarget(file, "vmcore", null, Companions.NONE, step -> {});
  }

  private String refusal() {
    return assertThrows(OpenException.class, this::open).getMessage();
  }

  private long symbol(String name) {
    for (int i = 0; i < whole.symbols().names().size(); i++) {
      if (whole.symbols().names().is(i, name)) {
        return whole.symbols().addresses()[i];
      }
    }
    throw new AssertionError("no symbol " + name);
  }

  private long physical(long address) {
    Translations found = whole.translate(Space.KERNEL, 0, new long[] {address});
    assertEquals(Outcome.OK, found.outcomes()[0]);
    return found.results()[0];
  }

  @Test
  void withoutNotesItIsFoundInMemory() {
    file.withoutNotes();
    assertEquals(whole.facts(), open().facts());
    assertEquals(List.of(), open().registers());
  }

  @Test
  void aForeignBannerIsRefused() {
    file.set(physical(symbol("linux_banner")), (byte) 'X');
    String message = refusal();
    assertTrue(message.contains("should be \"Linux version " + whole.facts().release()), message);
    assertTrue(message.contains("but is \"Xinux version "), message);
  }

  @Test
  void foreignBytesAtThePlaceOfBtfAreRefused() {
    file.set(physical(symbol("__start_BTF")), (byte) 0);
    String message = refusal();
    assertTrue(message.endsWith("should be 0xeb9f, but is 0xeb00"), message);
  }

  @Test
  void lostBtfIsAWarning() {
    file.lose(physical(symbol("__start_BTF")), Outcome.LOST);
    assertEquals(1, open().warnings().size());
    assertTrue(open().warnings().get(0).contains("BTF"), open().warnings().get(0));
  }

  @Test
  void aLostRootIsRefused() {
    file.lose(physical(symbol("init_top_pgt")), Outcome.LOST);
    assertTrue(refusal().contains("lost when the dump was cut short"), refusal());
  }

  @Test
  void lostSymbolsAreRefused() {
    for (long at = symbol("__start_rodata"); at < symbol("__end_rodata"); at += 4096) {
      file.lose(physical(at), Outcome.FAILED);
    }
    assertTrue(refusal().startsWith("can't read the kernel's symbols: "), refusal());
  }

  @Test
  void theOtherPagesOfARunCanBeRead() {
    long begin = symbol("init_task") & -8 * 4096L;
    Pages before = whole.readPages(Space.KERNEL, 0, begin, 8);
    file.lose(physical(begin + 3 * 4096), Outcome.LOST);
    Pages after = open().readPages(Space.KERNEL, 0, begin, 8);
    for (int i = 0; i < 8; i++) {
      assertEquals(i == 3 ? Outcome.LOST : Outcome.OK, after.outcomes()[i]);
      assertArrayEquals(i == 3 ? null : before.data()[i], after.data()[i]);
    }
  }

  @Test
  void aChainEndsAtALostPage() {
    Chain tasks = whole.chain(symbol("init_task"), 0, 0, 1);
    assertEquals(1, tasks.addresses().length);
    file.lose(physical(symbol("init_task")), Outcome.LOST);
    DumpTarget damaged = open();
    Chain cut = damaged.chain(symbol("init_task"), 0, 0, 10);
    assertEquals(Chain.End.UNREADABLE, cut.end());
    assertEquals(symbol("init_task"), cut.at());
  }

  @Test
  void anyDamageIsARefusalOrAnOutcome() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    long text = physical(symbol("_stext"));
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) {
        file.lose(text + random.nextInt(40 << 20), Outcome.FAILED);
      }
      try {
        DumpTarget damaged = open();
        Pages pages = damaged.readPages(Space.KERNEL, 0, symbol("_stext"), 512);
        assertEquals(512, pages.outcomes().length);
      } catch (OpenException e) {
        assertTrue(!e.getMessage().isEmpty());
      }
    }
  }
}
