// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.bridge.dump.DumpOpener;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.log.PyLog;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real dump whose BTF has a damaged page, with vmlinux and without. */
@Tag("dump")
class DamagedBtfDumpTest {
  private final List<String> logged = new ArrayList<>();
  private Path vmlinux;
  private PatchedDump file;
  private int tasks;
  private long[] code;

  @BeforeEach
  void openWhole() throws IOException {
    Properties testbed = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            Path.of(System.getProperty("jkdump.testbed"), "testbed.properties"))) {
      testbed.load(in);
    }
    vmlinux = Path.of(testbed.getProperty("vmlinux"));
    file = new PatchedDump(DumpOpener.open(List.of(Path.of(testbed.getProperty("vmcore.zlib")))));
    Kernel whole = open(Optional.empty());
    tasks = Tasks.of(whole).all().size();
    assertTrue(tasks > 50, tasks + " tasks");
    code = code(whole);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void aSoundOneIsReadInSilence() {
    expectTasks(open(Optional.of(vmlinux)));
    assertEquals(List.of(), logged);
  }

  @Test
  void tenSpoiledBytesCostNoType(@TempDir Path directory) throws IOException {
    spoil();
    Kernel kernel = open(Optional.of(vmlinux));
    expectTasks(kernel);
    expectClasses(kernel, directory);
    expectWarning("differs from vmlinux", "the types come from .BTF of " + vmlinux);
  }

  @Test
  void anExcludedPageCostsNoType(@TempDir Path directory) throws IOException {
    file.lose(page(), Outcome.EXCLUDED);
    Kernel kernel = open(Optional.of(vmlinux));
    expectTasks(kernel);
    expectClasses(kernel, directory);
    expectWarning("excluded", "the types come from .BTF of " + vmlinux);
  }

  @Test
  void withoutVmlinuxItIsSaidWhatToDo() {
    file.lose(page(), Outcome.EXCLUDED);
    Kernel kernel = open(Optional.empty());
    assertTrue(kernel.types().find("struct task_struct").isEmpty());
    expectWarning("excluded", "name the vmlinux of " + kernel.facts().release());
  }

  private void spoil() {
    for (int i = 0; i < 10; i++) {
      file.set(page() + 100 + i, (byte) 0xff);
    }
  }

  // Physical address of a page among the records of types.
  private long page() {
    DumpTarget whole = new DumpTarget(file, "vmcore", null, Companions.NONE, step -> {});
    long begin = whole.symbols().address("__start_BTF").orElseThrow();
    return whole.translate(Space.KERNEL, 0, new long[] {begin + 16 * 4096}).results()[0];
  }

  private void expectTasks(Kernel kernel) {
    assertEquals(tasks, Tasks.of(kernel).all().size());
    assertEquals("swapper/0", kernel.symbolValue("init_task").get_("comm").str_());
    assertArrayEquals(code, code(kernel));
  }

  // Physical address of the code of init, whose page tables are found by types.
  private static long[] code(Kernel kernel) {
    Struct init =
        Tasks.of(kernel).all().stream().filter(t -> t.num_("pid") == 1).findFirst().orElseThrow();
    long[] start = {init.num_("mm.start_code")};
    return kernel.target().translate(Space.USER, init.addr_(), start).results();
  }

  private static void expectClasses(Kernel kernel, Path directory) throws IOException {
    ClassCache cache = new ClassCache(directory.toAbsolutePath(), text -> {});
    Path made = new ClassLibrary(cache, List.of(), text -> {}).jar(kernel);
    try (JarFile jar = new JarFile(made.toFile())) {
      assertNotNull(jar.getEntry("kernel/task_struct.class"));
    }
  }

  private void expectWarning(String why, String instead) {
    List<String> said = logged.stream().filter(line -> line.contains("BTF")).toList();
    assertEquals(1, said.size(), logged::toString);
    assertTrue(said.get(0).contains(why) && said.get(0).contains(instead), said.get(0));
  }

  private Kernel open(Optional<Path> known) {
    Companions companions =
        new Companions() {
          @Override
          public Optional<Path> vmlinux(String release, String buildId) {
            return known;
          }

          @Override
          public LazyCrash crash() {
            return NONE.crash();
          }
        };
    DumpTarget target = new DumpTarget(file, "vmcore", null, companions, step -> {});
    return new Kernel(target, new PyLog(logged::add), 16 << 20);
  }
}
