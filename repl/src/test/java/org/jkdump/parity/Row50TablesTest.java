// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.execBt;
import static org.jkdump.api.PyKdumpAPI.execCrashCommand;
import static org.jkdump.api.PyKdumpAPI.execKmemSlabs;
import static org.jkdump.api.PyKdumpAPI.execPs;
import static org.jkdump.api.PyKdumpAPI.session;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jkdump.crash.Backtrace;
import org.jkdump.crash.Frame;
import org.jkdump.crash.PsEntry;
import org.jkdump.crash.SlabEntry;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Slab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 50: tables of crash's (ps, kmem -s, bt) as values")
@Oracle("the text itself, written again from the values; the kernel's own structs")
class Row50TablesTest {
  @BeforeEach
  void open() {
    Dump.kernel();
    session().log().begin();
  }

  @Test
  void everyLineOfPsIsAnEntry() {
    for (String command : List.of("ps", "ps -k", "ps -u")) {
      List<String> lines = execCrashCommand(command).lines().skip(1).map(String::strip).toList();
      List<String> written = execPs(command).stream().map(Row50TablesTest::line).toList();
      assertEquals(lines.stream().map(l -> l.replaceAll("\\s+", " ")).toList(), written, command);
    }
    assertTrue(session().log().summary().isEmpty(), "nothing is left over");
  }

  private static String line(PsEntry e) {
    String comm = e.kernelThread() ? "[" + e.comm() + "]" : e.comm();
    String mark = e.active() ? "> " : "";
    return String.format(
        Locale.ROOT,
        "%s%d %d %d %x %s %.1f %d %d %s",
        mark,
        e.pid(),
        e.ppid(),
        e.cpu(),
        e.task(),
        e.state(),
        e.memory(),
        e.vsz(),
        e.rss(),
        comm);
  }

  @Test
  void entriesOfPsAreTheKernelsTasks() {
    var pids = tasks().stream().collect(Collectors.toMap(Struct::addr_, t -> (int) t.num_("pid")));
    execPs().forEach(e -> assertEquals(pids.get(e.task()), e.pid(), e.comm()));
    assertEquals(pids.size(), execPs().size());
  }

  @Test
  void everyLineOfKmemIsAnEntryAndACacheOfTheKernels() {
    List<String> lines = execCrashCommand("kmem -s").lines().skip(1).map(String::strip).toList();
    List<SlabEntry> entries = execKmemSlabs();
    assertEquals(
        lines.stream().map(l -> l.replaceAll("\\s+", " ")).toList(),
        entries.stream().map(Row50TablesTest::line).toList());
    var names =
        Slab.caches().stream().collect(Collectors.toMap(Struct::addr_, c -> c.str_("name")));
    entries.forEach(e -> assertEquals(names.get(e.cache()), e.name()));
    assertEquals(names.size(), entries.size());
    assertEquals(entries.get(0), execKmemSlabs("kmem -s " + entries.get(0).name()).get(0));
  }

  private static String line(SlabEntry e) {
    return String.format(
        "%x %d %d %d %d %dk %s",
        e.cache(), e.objectSize(), e.allocated(), e.total(), e.slabs(), e.slabKib(), e.name());
  }

  @Test
  void everyFrameOfEveryStackIsRead() {
    execCrashCommand("foreach bt -s");
    String text = execCrashCommand("foreach bt -s");
    List<Backtrace> stacks = execBt("foreach bt -s");
    assertEquals(text.lines().filter(l -> l.startsWith("PID: ")).count(), stacks.size());
    List<Frame> frames = stacks.stream().flatMap(s -> s.frames().stream()).toList();
    List<String> lines = text.lines().filter(l -> l.matches(" *#\\d+ .*")).toList();
    assertEquals(
        lines.stream().map(String::strip).toList(),
        frames.stream().map(Row50TablesTest::line).toList());
    assertEquals(
        text.strip(),
        stacks.stream().map(s -> s.text() + "\n").collect(Collectors.joining()).strip());
    frames.stream()
        .filter(f -> f.offset() >= 0 && sym2addr(f.function()) == f.address() - f.offset())
        .findAny()
        .orElseThrow();
  }

  private static String line(Frame f) {
    String module = f.module().isEmpty() ? "" : " [" + f.module() + "]";
    String offset = f.offset() < 0 ? "" : "+" + f.offset();
    return String.format(
        "#%d [%x] %s%s at %x%s", f.level(), f.stack(), f.function(), offset, f.address(), module);
  }

  @Test
  void headsAndPlacesOfStacks() {
    Backtrace init = execBt("bt -l 1").get(0);
    assertEquals(1, init.pid());
    assertEquals("init", init.comm());
    assertTrue(init.has("schedule"), init.text());
    assertTrue(init.frames().get(0).source().contains("kernel/sched/core.c: "), init.text());
    assertEquals(
        "jk_panic",
        execBt("bt -a").stream().filter(s -> s.has("panic")).findFirst().orElseThrow().comm());
  }
}
