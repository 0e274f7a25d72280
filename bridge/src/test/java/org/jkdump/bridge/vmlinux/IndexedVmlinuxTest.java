// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.jkdump.bridge.vmlinux.TestKernel.ID;
import static org.jkdump.bridge.vmlinux.TestKernel.OTHER;
import static org.jkdump.bridge.vmlinux.TestKernel.RELEASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IndexedVmlinuxTest {
  // Adds the section that gdb-add-index adds.
  private static final String ADDS =
      "echo index >\"$1.i\"\nobjcopy --add-section .gdb_index=\"$1.i\" \"$1\"\n";

  @TempDir private Path root;
  private Path cache;
  private Path kernel;

  @BeforeEach
  void make() {
    cache = root.resolve("cache");
    kernel = TestKernel.make(root.resolve("the kernel"), ID, RELEASE);
  }

  private IndexedVmlinux by(String script) throws IOException {
    Path program = root.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new IndexedVmlinux(cache, new GdbAddIndex(program.toString()));
  }

  private static boolean made(IndexedVmlinux copies, Path vmlinux, String id) throws Exception {
    Optional<Process> maker = copies.begin(vmlinux, id);
    return maker.isPresent() && maker.get().waitFor() == 0;
  }

  private List<Path> cached() throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.endsWith("indexing.lock"))
          .toList();
    }
  }

  @Test
  void gdbMakesTheIndex() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "gdb-add-index"))),
        "gdb-add-index is not installed (Debian's package gdb)");
    IndexedVmlinux copies = new IndexedVmlinux(cache, new GdbAddIndex("gdb-add-index"));
    assertEquals(kernel, copies.of(kernel, ID));
    assertTrue(made(copies, kernel, ID));
    Path copy = copies.of(kernel, ID);
    VmlinuxFile made = VmlinuxFile.read(copy);
    assertTrue(made.indexed() && made.debuginfo());
    assertEquals(ID, made.id().buildId());
    assertEquals(List.of(copy), cached());
    assertFalse(VmlinuxFile.read(kernel).indexed(), "the original stays as it is");
  }

  @Test
  void theBackgroundThreadMakesIt() throws Exception {
    IndexedVmlinux copies = by(ADDS);
    copies.make(kernel, ID);
    while (copies.of(kernel, ID).equals(kernel)) {
      Thread.sleep(20);
    }
    assertNotEquals(kernel, copies.of(kernel, ID));
  }

  @Test
  void itIsMadeOnce() throws Exception {
    assertTrue(made(by(ADDS), kernel, ID));
    assertFalse(made(by("exit 1"), kernel, ID));
  }

  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    for (String script : List.of("exit 1", "echo >\"$1.rest\"; exit 1", "exit 0", "kill -9 $$")) {
      IndexedVmlinux copies = by(script);
      assertFalse(made(copies, kernel, ID), script);
      assertEquals(List.of(), cached(), script);
      assertEquals(kernel, copies.of(kernel, ID));
    }
  }

  @Test
  void aMissingProgramIsNoError() throws Exception {
    IndexedVmlinux copies = new IndexedVmlinux(cache, new GdbAddIndex("no-such-program"));
    assertFalse(made(copies, kernel, ID));
    assertEquals(List.of(), cached());
  }

  @Test
  void nothingIsMadeThatDoesNotHelp() throws Exception {
    IndexedVmlinux copies = by(ADDS);
    Path bare = TestKernel.make(root.resolve("bare"), ID, RELEASE, "-g0");
    assertFalse(made(copies, bare, ID), "no debuginfo");
    assertFalse(made(copies, kernel, OTHER), "another build");
    assertFalse(made(copies, kernel, ""), "no build-id");
    assertFalse(made(copies, root.resolve("none"), ID), "no file");
    assertTrue(made(copies, kernel, ID));
    Path copy = copies.of(kernel, ID);
    Path indexed = Files.move(copy, root.resolve("indexed"));
    assertFalse(made(copies, indexed, ID), "indexed already");
  }

  @Test
  void theTwoThatWereUsedLastAreKept() throws Exception {
    IndexedVmlinux copies = by(ADDS);
    List<String> ids = List.of("0a".repeat(20), "0b".repeat(20), "0c".repeat(20));
    for (String id : ids.subList(0, 2)) {
      assertTrue(made(copies, TestKernel.make(root.resolve(id), id, RELEASE), id));
      FileTime old = FileTime.from(Instant.EPOCH);
      Files.setLastModifiedTime(cache.resolve(id).resolve("vmlinux.indexed"), old);
    }
    copies.of(kernel, ids.get(0));
    made(copies, TestKernel.make(root.resolve(ids.get(2)), ids.get(2), RELEASE), ids.get(2));
    assertNotEquals(kernel, copies.of(kernel, ids.get(0)));
    assertEquals(kernel, copies.of(kernel, ids.get(1)));
    assertNotEquals(kernel, copies.of(kernel, ids.get(2)));
  }

  /** Program that ends while its copy is made. */
  static final class Leaver {
    public static void main(String[] arguments) throws InterruptedException {
      Path program = Path.of(arguments[2]);
      new IndexedVmlinux(Path.of(arguments[0]), new GdbAddIndex(program.toString()))
          .make(Path.of(arguments[1]), ID);
      while (!Files.exists(program.resolveSibling("pid"))) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  void theProgramOutlivesTheJvm() throws Exception {
    IndexedVmlinux copies =
        by("cd \"$(dirname \"$0\")\"; touch pid; until [ -e go ]; do sleep 0.1; done\n" + ADDS);
    TestKernel.run(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Leaver.class.getName(),
        cache.toString(),
        kernel.toString(),
        root.resolve("program").toString());
    assertEquals(kernel, copies.of(kernel, ID));
    Files.createFile(root.resolve("go"));
    while (copies.of(kernel, ID).equals(kernel)) {
      Thread.sleep(20);
    }
  }

  @Test
  void aSecondMakerGivesUp() throws Exception {
    Path going = root.resolve("going");
    Path end = root.resolve("end");
    IndexedVmlinux slow =
        by("touch '" + going + "'; until [ -e '" + end + "' ]; do sleep 0.1; done; exit 1");
    Process first = slow.begin(kernel, ID).orElseThrow();
    while (!Files.exists(going)) {
      Thread.sleep(10);
    }
    assertFalse(made(by(ADDS), kernel, ID));
    Files.createFile(end);
    first.waitFor();
    assertTrue(made(by(ADDS), kernel, ID));
  }

  @Test
  void aDeadMakerIsNoHindrance() throws Exception {
    Path rest = Files.createDirectories(cache.resolve("indexing"));
    Files.writeString(rest.resolve("vmlinux.rest"), "half");
    Files.createFile(cache.resolve("indexing.lock"));
    assertTrue(made(by(ADDS), kernel, ID));
    assertEquals(1, cached().size());
  }
}
