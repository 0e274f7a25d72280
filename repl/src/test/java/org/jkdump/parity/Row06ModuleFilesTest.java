// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.loadModule;
import static org.jkdump.api.PyKdumpAPI.lsModules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 6: module debuginfo: search order, suffixes, compressed files, _ and - alike")
@Oracle("crash: mod; ModuleFilesTest has the search order over directories of its own")
class Row06ModuleFilesTest {
  @Test
  void modulesAreListedAndOthersRefused() {
    Dump.kernel();
    String list = Dump.crash("mod")[0];
    List<String> expected =
        list.lines().skip(1).map(line -> line.strip().split("\\s+")[1]).sorted().toList();
    assertEquals(expected, lsModules().stream().sorted().toList());
    TargetException e = assertThrows(TargetException.class, () -> loadModule("jkdump_tset"));
    assertEquals(
        "no module 'jkdump_tset' is loaded in this kernel; did you mean 'jkdump_test'?",
        e.getMessage());
    assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, "/nowhere/x.ko"));
    assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, "/etc/passwd"));
  }

  // The dump's own directory is one of the places of the search.
  @Test
  void itIsFoundBesideTheDump() {
    Kernel kernel = TestModule.load();
    assertEquals(Dump.property("module"), kernel.modules().load(TestModule.NAME, "").orElseThrow());
    assertFalse(kernel.modules().withDebuginfo().isEmpty());
  }
}
