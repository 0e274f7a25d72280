// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.log.PyLog;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels without BTF and without crash, with a vmlinux and a module that GCC compiles. */
class DebuginfoTest {
  private static final String BUILD_ID = "0123456789abcdef";
  private static final long NOTES = 0xffff_8880_0000_2000L;
  private static final String VMLINUX =
      """
      struct pair { struct pair *other; int grid[2][3]; };
      struct pair pair;
      enum color { RED = 3 } color;
      static int state;
      int *use(void) { return &state; }
      """;
  private static final String MODULE =
      """
      struct pair { struct pair *other; int grid[2][3]; };
      struct own { struct pair pair; } own;
      static long state;
      long *use(void) { return &state; }
      """;

  @TempDir Path directory;

  private final List<String> logged = new ArrayList<>();
  private final FakeTarget target = new FakeTarget().withoutCrash();

  @Test
  void typesAndVariablesComeFromVmlinux() throws Exception {
    Kernel kernel = open(BUILD_ID);
    assertEquals(32, kernel.types().getStruct("struct pair").size());
    assertEquals(3, kernel.types().enumerator("RED").orElseThrow());
    assertEquals("int", kernel.variableType("state").text());
    assertTrue(kernel.types().names(TypeKind.STRUCT).contains("pair"));
    assertTrue(kernel.types().find("struct nowhere").isEmpty());
    assertEquals(List.of(), logged);
  }

  @Test
  void theVmlinuxOfAnotherKernelIsRefusedWithBothBuildIds() throws Exception {
    Kernel kernel = open("00ff00ff00ff00ff");
    assertTrue(kernel.types().find("struct pair").isEmpty());
    assertTrue(kernel.types().find("struct own").isEmpty());
    assertEquals(1, logged.size(), logged::toString);
    String said = logged.get(0);
    assertTrue(said.contains(BUILD_ID) && said.contains("00ff00ff00ff00ff"), said);
    TargetException e =
        assertThrows(
            TargetException.class, () -> kernel.checkVmlinux(directory.resolve("vmlinux")));
    assertTrue(e.getMessage().contains("isn't the vmlinux of this kernel"), e.getMessage());
  }

  @Test
  void modulesAreLoadedWithoutCrash() throws Exception {
    Path module = compile("module", MODULE, "-c");
    Kernel kernel = open(BUILD_ID);
    assertTrue(kernel.types().find("struct own").isEmpty());
    assertEquals(module.toString(), kernel.modules().load("mod", module.toString()).orElseThrow());
    assertEquals(Map.of("mod", module.toString()), kernel.modules().files());
    assertEquals(32, kernel.types().getStruct("struct own").size());
    assertEquals("struct own", kernel.variableType("own").text());
    assertEquals("int", kernel.variableType("state").text(), "the first symbol is vmlinux's");
    assertEquals(
        kernel.types().getStruct("pair"),
        kernel.types().getStruct("own").field("pair").orElseThrow().type());
    kernel.modules().delete("mod");
    assertTrue(kernel.types().find("struct own").isEmpty());
    assertEquals(Map.of(), kernel.modules().files());
  }

  @Test
  void aModuleIsLoadedAndDeletedBesideReaders() throws Exception {
    Path module = compile("module", MODULE, "-c");
    Kernel kernel = open(BUILD_ID);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      readers.add(threads.submit(() -> read(kernel, over)));
    }
    try {
      for (int i = 0; i < 50; i++) {
        kernel.modules().load("mod", module.toString());
        assertTrue(kernel.types().find("struct own").isPresent(), "after load " + i);
        assertEquals(32, kernel.types().getStruct("struct own").size());
        kernel.modules().delete("mod");
        assertTrue(kernel.types().find("struct own").isEmpty(), "after deletion " + i);
      }
    } finally {
      over.set(true);
      threads.shutdown();
    }
    for (Future<?> reader : readers) {
      reader.get(60, TimeUnit.SECONDS);
    }
  }

  private static void read(Kernel kernel, AtomicBoolean over) {
    while (!over.get()) {
      kernel.types().find("struct own").ifPresent(own -> assertEquals(32, own.size()));
      Struct pair = kernel.struct("struct pair", NOTES);
      assertTrue(pair.has_("grid[1][2]"));
      assertFalse(pair.has_("grid[2]"));
      assertEquals("int", kernel.variableType("state").text());
    }
  }

  private Kernel open(String buildId) throws Exception {
    Path vmlinux =
        compile(
            "vmlinux",
            VMLINUX,
            "-nostdlib",
            "-static",
            "-no-pie",
            "-Wl,-e,0",
            "-Wl,--build-id=0x" + BUILD_ID);
    byte[] id = HexFormat.of().parseHex(buildId);
    ByteBuffer notes = ByteBuffer.allocate(16 + id.length).order(ByteOrder.LITTLE_ENDIAN);
    notes.putInt(4).putInt(id.length).putInt(3).put("GNU\0".getBytes()).put(id);
    target.fact("namelist", vmlinux.toString()).put(NOTES, notes.array());
    target.module("mod", 0x9000, 0x1000);
    target.symbol("__start_notes", NOTES).symbol("__stop_notes", NOTES + notes.capacity());
    target.symbol("state", 0x1000).symbol("own", 0x9000, 1).symbol("state", 0x9100, 1);
    return new Kernel(target, new PyLog(logged::add), 1 << 20);
  }

  private Path compile(String name, String text, String... flags) throws Exception {
    Path source = Files.writeString(directory.resolve(name + ".c"), text);
    Path made = directory.resolve(name);
    List<String> command = new ArrayList<>(List.of("gcc", "-g", "-w"));
    command.addAll(List.of(flags));
    command.addAll(List.of(source.toString(), "-o", made.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return made;
  }
}
