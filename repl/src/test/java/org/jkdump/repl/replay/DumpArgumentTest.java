// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpArgumentTest {
  @TempDir Path directory;

  @Test
  void oneColonIsTheOne() {
    assertEquals(new DumpArgument("missing", "/too"), DumpArgument.parse("missing:/too"));
  }

  @Test
  void ofSeveralColonsTheOneBetweenTwoFilesIsTaken() throws IOException {
    Path kernel = Files.createFile(directory.resolve("a:b"));
    Path dump = Files.createFile(directory.resolve("12:30:00 vmcore"));
    assertEquals(
        new DumpArgument(kernel.toString(), dump.toString()),
        DumpArgument.parse(kernel + ":" + dump));
  }

  @Test
  void whereNoColonLeavesTwoFilesTheSyntaxIsSaid() {
    String said = refused("/x/a:b:c");
    assertTrue(said.contains("VMLINUX:VMCORE"), said);
    assertTrue(said.contains("no colon in it leaves two files"), said);
  }

  @Test
  void aColonThatCanBeCutTwiceIsRefused() throws IOException {
    for (String name : List.of("a", "b:c", "a:b", "c")) {
      Files.createFile(directory.resolve(name));
    }
    String here = directory.toString();
    Files.createDirectories(directory.resolve("a:" + here.substring(1)));
    String said = refused("a::b");
    assertTrue(said.contains("VMLINUX:VMCORE"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "vmlinux:", ":vmcore"})
  void sillyValuesAreRefusedWithTheSyntax(String value) {
    assertTrue(
        refused(value).startsWith("--dump takes VMCORE or VMLINUX:VMCORE, not '" + value + "'"));
  }

  @Test
  void aDumpNeedsNoKernel() throws IOException {
    assertEquals(new DumpArgument(null, "vmcore"), DumpArgument.parse("vmcore"));
    String colon = Files.createFile(directory.resolve("vm:core")).toString();
    assertEquals(new DumpArgument(null, colon), DumpArgument.parse(colon));
  }

  @Test
  void labelsAreShortAndDiffer() {
    assertEquals(
        List.of("one-vmcore", "two-vmcore", "one-vmcore-2", "c_d-v_m"),
        DumpArgument.labels(
            List.of(
                new DumpArgument("v", "/crash/one/vmcore"),
                new DumpArgument("v", "/crash/two/vmcore"),
                new DumpArgument("v", "/other/one/vmcore"),
                new DumpArgument("v", "/c d/v:m"))));
  }

  private static String refused(String value) {
    return assertThrows(TargetException.class, () -> DumpArgument.parse(value)).getMessage();
  }
}
