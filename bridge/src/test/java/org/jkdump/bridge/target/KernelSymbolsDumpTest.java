// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.bridge.kallsyms.Kallsyms;
import org.jkdump.bridge.kallsyms.KallsymsStore;
import org.jkdump.target.SymbolTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbols of real dumps, kept on disk. The dumps of one kernel are of two boots. */
@Tag("dump")
class KernelSymbolsDumpTest {
  private final Properties testbed = new Properties();
  private PatchedDump file;
  private KernelSymbols symbols;
  private SymbolTable own;
  private String buildId;
  private Path directory;
  private KallsymsStore store;

  @BeforeEach
  void open(@TempDir Path above) throws IOException {
    try (Reader in =
        Files.newBufferedReader(
            Path.of(System.getProperty("jkdump.testbed"), "testbed.properties"))) {
      testbed.load(in);
    }
    directory = above.toRealPath().resolve("kallsyms");
    store = KallsymsStore.in(directory);
    file = new PatchedDump(dump("vmcore.zlib"));
    symbols = symbols(file);
    own = own(symbols);
    buildId = symbols.info().buildId().orElseThrow();
  }

  @AfterEach
  void close() {
    file.close();
  }

  private DumpFile dump(String format) {
    return DumpOpener.open(List.of(Path.of(testbed.getProperty(format))));
  }

  private static KernelSymbols symbols(DumpFile dump) {
    KernelSearch.Found found = new KernelSearch(dump, step -> {}).find(null);
    DumpMemory memory = new DumpMemory(dump, found.info(), found.root(), (type, member) -> 0);
    return new KernelSymbols(memory.kernel(), found.info());
  }

  private static SymbolTable own(KernelSymbols symbols) {
    return Kallsyms.read(symbols.memory()::read, symbols.info()::symbol);
  }

  private static void assertSame(SymbolTable expected, SymbolTable found) {
    assertArrayEquals(expected.addresses(), found.addresses());
    assertArrayEquals(expected.types(), found.types());
    assertArrayEquals(expected.owners(), found.owners());
    assertArrayEquals(expected.names().bytes(), found.names().bytes());
  }

  // Puts symbols into the store that memory does not prove.
  private void keep(SymbolTable table) {
    store.symbols(buildId, stext(), any -> true, () -> table);
  }

  private long stext() {
    return symbols.info().symbol("_stext").orElseThrow();
  }

  private boolean isTaken() {
    boolean[] taken = {true};
    store.symbols(
        buildId,
        stext(),
        table -> new ImageProof(symbols.memory(), table).holds(buildId, symbols.info()),
        () -> {
          taken[0] = false;
          return own;
        });
    return taken[0];
  }

  @Test
  void keptSymbolsEqualThoseOfMemory() {
    assertSame(own, symbols.read(store));
    assertTrue(isTaken());
    assertSame(own, symbols.read(store));
  }

  @Test
  void keptSymbolsSlideToAnotherBoot() {
    symbols.read(store);
    try (DumpFile other = dump("vmcore.qemu-kdump")) {
      KernelSymbols later = symbols(other);
      assertNotEquals(stext(), later.info().symbol("_stext").orElseThrow());
      assertSame(own(later), later.read(store));
    }
  }

  @Test
  void symbolsOfAnotherBuildAreReplaced() {
    long stext = stext();
    long[] moved =
        LongStream.of(own.addresses())
            .map(a -> Long.compareUnsigned(a, stext) > 0 ? a + 16 : a)
            .toArray();
    keep(new SymbolTable(own.modules(), moved, own.owners(), own.types(), own.names()));
    assertSame(own, symbols.read(store));
    assertTrue(isTaken(), "the right ones are kept now");
  }

  @Test
  void symbolsWithAForeignBuildIdInMemoryAreNeitherTakenNorKept() {
    symbols.read(store);
    long notes = own.address("__stop_notes").orElseThrow() - 1;
    for (long at = own.address("__start_notes").orElseThrow(); at <= notes; at++) {
      file.set(symbols.memory().translate(new long[] {at}).results()[0], (byte) 0);
    }
    assertFalse(isTaken());
    KallsymsStore empty = KallsymsStore.in(directory.resolveSibling("empty"));
    assertSame(own, symbols.read(empty));
    assertFalse(Files.exists(directory.resolveSibling("empty")));
  }
}
