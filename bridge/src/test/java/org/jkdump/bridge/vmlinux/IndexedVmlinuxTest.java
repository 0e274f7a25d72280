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
  void gdbMakesTheIndex() throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "gdb-add-index"))),
        "gdb-add-index is not installed (Debian's package gdb)");
    IndexedVmlinux copies = new IndexedVmlinux(cache, new GdbAddIndex("gdb-add-index"));
    assertEquals(kernel, copies.of(kernel, ID));
    assertTrue(copies.makeNow(kernel, ID));
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
  void itIsMadeOnce() throws IOException {
    assertTrue(by(ADDS).makeNow(kernel, ID));
    assertFalse(by("exit 1").makeNow(kernel, ID));
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    for (String script : List.of("exit 1", "echo >\"$1.rest\"; exit 1", "exit 0", "kill -9 $$")) {
      IndexedVmlinux copies = by(script);
      assertFalse(copies.makeNow(kernel, ID), script);
      assertEquals(List.of(), cached(), script);
      assertEquals(kernel, copies.of(kernel, ID));
    }
  }

  @Test
  void aMissingProgramIsNoError() throws IOException {
    IndexedVmlinux copies = new IndexedVmlinux(cache, new GdbAddIndex("no-such-program"));
    assertFalse(copies.makeNow(kernel, ID));
    assertEquals(List.of(), cached());
  }

  @Test
  void nothingIsMadeThatDoesNotHelp() throws IOException {
    IndexedVmlinux copies = by(ADDS);
    Path bare = TestKernel.make(root.resolve("bare"), ID, RELEASE, "-g0");
    assertFalse(copies.makeNow(bare, ID), "no debuginfo");
    assertFalse(copies.makeNow(kernel, OTHER), "another build");
    assertFalse(copies.makeNow(kernel, ""), "no build-id");
    assertFalse(copies.makeNow(root.resolve("none"), ID), "no file");
    assertTrue(copies.makeNow(kernel, ID));
    Path copy = copies.of(kernel, ID);
    Path indexed = Files.move(copy, root.resolve("indexed"));
    assertFalse(copies.makeNow(indexed, ID), "indexed already");
  }

  @Test
  void theTwoThatWereUsedLastAreKept() throws IOException {
    IndexedVmlinux copies = by(ADDS);
    List<String> ids = List.of("0a".repeat(20), "0b".repeat(20), "0c".repeat(20));
    for (String id : ids.subList(0, 2)) {
      assertTrue(copies.makeNow(TestKernel.make(root.resolve(id), id, RELEASE), id));
      FileTime old = FileTime.from(Instant.EPOCH);
      Files.setLastModifiedTime(cache.resolve(id).resolve("vmlinux.indexed"), old);
    }
    copies.of(kernel, ids.get(0));
    copies.makeNow(TestKernel.make(root.resolve(ids.get(2)), ids.get(2), RELEASE), ids.get(2));
    assertNotEquals(kernel, copies.of(kernel, ids.get(0)));
    assertEquals(kernel, copies.of(kernel, ids.get(1)));
    assertNotEquals(kernel, copies.of(kernel, ids.get(2)));
  }

  @Test
  void anInterruptEndsTheProgramAndItsChildren() throws Exception {
    Path pid = root.resolve("pid");
    IndexedVmlinux copies =
        by("sleep 60 & echo $! >'" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; wait");
    Thread maker = new Thread(() -> copies.makeNow(kernel, ID));
    maker.start();
    while (!Files.exists(pid)) {
      Thread.sleep(10);
    }
    maker.interrupt();
    maker.join();
    awaitEnd(pid);
    assertEquals(List.of(), cached());
  }

  private static void awaitEnd(Path pid) throws IOException, InterruptedException {
    long process = Long.parseLong(Files.readString(pid).strip());
    while (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
      Thread.sleep(10);
    }
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
  void theProgramEndsWithTheJvm() throws Exception {
    by("cd \"$(dirname \"$0\")\"; echo $$ >pid.new; mv pid.new pid; exec sleep 60");
    TestKernel.run(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Leaver.class.getName(),
        cache.toString(),
        kernel.toString(),
        root.resolve("program").toString());
    awaitEnd(root.resolve("pid"));
    assertEquals(List.of(), cached());
  }

  @Test
  void aSecondMakerGivesUp() throws Exception {
    Path going = root.resolve("going");
    IndexedVmlinux slow = by("touch '" + going + "'; sleep 60");
    Thread maker = new Thread(() -> slow.makeNow(kernel, ID));
    maker.start();
    while (!Files.exists(going)) {
      Thread.sleep(10);
    }
    assertFalse(by(ADDS).makeNow(kernel, ID));
    maker.interrupt();
    maker.join();
    assertTrue(by(ADDS).makeNow(kernel, ID));
  }
}
