// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code jkdump replay --record} and {@code --check} on dumps. */
@Tag("dump")
@Tag("slow")
@ExtendWith(Shared.class)
class RecordingDumpTest {
  // Prints the same in two boots of a kernel, except for addresses.
  private static final String FAMILY =
      """
      Struct init = pidToTask(1)
      Struct parent = init.su_("real_parent")
      System.out.println(init.str_("comm") + " " + init + " is a child of " + parent);
      parent.addr_() == sym2addr("init_task")
      """;

  @TempDir Path directory;

  @Test
  void twoFormatsOfADumpAreEqual(Endpoint endpoint) throws IOException {
    Run record = replay("crashinfo", "taskinfo", "--attach", endpoint.socket(), "--record", "rec");
    assertEquals(0, record.status(), record.err());
    assertTrue(record.out().contains("│ Run queues"), "the programs print as ever");
    assertTrue(record.err().matches("(?s)recorded \\d+ snippets in rec\n"), record.err());
    Run check = replay("--check", "rec", "--vmlinux", Testbed.vmlinux(), "--vmcore", lzo());
    assertEquals(0, check.status(), check.out());
    assertTrue(check.out().matches("\\d{2,} snippets, all as recorded in rec\n"), check.out());
  }

  @Test
  void anotherBootIsEqualBehindMasks(Endpoint endpoint) throws IOException {
    file("family.jsh", FAMILY);
    replay("family.jsh", "--attach", endpoint.socket(), "--record", "rec");
    String[] other = {"--vmlinux", Testbed.vmlinux(), "--vmcore", Testbed.vmcore("qemu-kdump")};
    Run plain = replay(with(other, "--check", "rec"));
    assertEquals(1, plain.status(), plain.out());
    assertTrue(plain.out().contains("family.jsh:1: it does not do what was recorded"), plain.out());
    assertTrue(plain.out().contains("-= Struct init ==> <struct task_struct 0xffff"), plain.out());
    Run masked = replay(with(other, "--check", "rec", "--mask", "addresses"));
    assertEquals("4 snippets, all as recorded in rec\n", masked.out());
    assertEquals(0, masked.status());
  }

  @Test
  void whatWasRecordedIsReadAndRunsWithItsArguments(Endpoint endpoint) throws IOException {
    file("args.jsh", "// mask: addresses\nargs()\npidToTask(1)\n");
    replay("args.jsh", "--attach", endpoint.socket(), "--record", "rec", "--", "--who", "a b", "ä");
    String text = Files.readString(directory.resolve("rec/01-args.txt"));
    assertTrue(text.contains("= List<String> ==> [--who, a b, ä]\n"), text);
    assertTrue(text.contains("= Struct ==> <struct task_struct <addr 1>>\n"), text);
    Files.delete(directory.resolve("args.jsh"));
    Run check = replay("--check", "rec", "--attach", endpoint.socket());
    assertEquals("2 snippets, all as recorded in rec\n", check.out(), check.err());
  }

  @Test
  void aProgramThatChangedDiffers(Endpoint endpoint) throws IOException {
    file("family.jsh", FAMILY);
    replay("family.jsh", "--attach", endpoint.socket(), "--record", "rec");
    file("family.jsh", FAMILY.replace("pidToTask(1)", "pidToTask(2)"));
    Run check = replay("family.jsh", "--check", "rec", "--attach", endpoint.socket());
    assertTrue(check.out().contains("family.jsh:1: its source changed\n--- recorded\n+++ now\n"));
    assertTrue(check.out().contains("+| kthreadd <struct task_struct"), check.out());
    assertTrue(check.out().endsWith("2 of 4 snippets not as recorded in rec\n"), check.out());
    assertEquals(1, check.status());
  }

  @Test
  void aFailureIsRecordedAndMustComeAgain(Endpoint endpoint) throws IOException {
    file("bad.jsh", "int a = 1\nreadU64(16);\nint c = 3\n");
    Run record = replay("bad.jsh", "--attach", endpoint.socket(), "--record", "rec");
    assertEquals(1, record.status(), "a snippet failed");
    assertTrue(record.err().contains("bad.jsh:2: "), record.err());
    Run check = replay("--check", "rec", "--attach", endpoint.socket());
    assertEquals("2 snippets, all as recorded in rec\n", check.out(), check.err());
    assertEquals(0, check.status());
  }

  @Test
  void theOldRecordingStaysWhereTheDumpCannotBeOpened(Endpoint endpoint) throws IOException {
    file("one.jsh", "1 + 1");
    replay("one.jsh", "--attach", endpoint.socket(), "--record", "rec");
    String before = Files.readString(directory.resolve("rec/SHA256SUMS"));
    Run run = replay("one.jsh", "--attach", "nowhere.sock", "--record", "rec");
    assertEquals(1, run.status());
    assertEquals(before, Files.readString(directory.resolve("rec/SHA256SUMS")));
    try (var files = Files.list(directory)) {
      assertFalse(files.anyMatch(file -> file.toString().contains(".part")));
    }
  }

  @Test
  @Tag("slow")
  void severalDumpsAreRecordedAndCheckedWithATable() throws IOException {
    file("family.jsh", FAMILY + "pylog.warning(\"look out\");\n");
    List<String> dumps = new ArrayList<>();
    for (String core : List.of(Testbed.vmcore(), "missing", lzo())) {
      dumps.addAll(List.of("--dump", Testbed.vmlinux() + ":" + core));
    }
    Run record = replay(with(dumps.toArray(String[]::new), "family.jsh", "--record", "rec"));
    String table = table(record);
    assertTrue(
        table.matches("(?s)DUMP +RELEASE +SNIPPETS +FAILED +WARNINGS +ERRORS +TIME +RESULT\n.*"));
    assertTrue(
        row(table, "zlib").matches("\\S+vmcore.zlib +\\d\\S+ +5 +0 +1 +0 +[\\d.]+ m?s +ok"), table);
    assertTrue(row(table, "missing").contains(" there is no "), table);
    assertTrue(row(table, "lzo").endsWith(" ok"), "it goes on: " + table);
    assertTrue(record.err().contains("missing"), record.err());
    assertEquals(1, record.status());
    dumps.subList(2, 4).clear();
    Run check = replay(with(dumps.toArray(String[]::new), "--check", "rec"));
    assertTrue(table(check).contains(" DIFFERENCES "), check.out());
    assertEquals(0, check.status(), check.out());
    Run single = replay("--check", "rec");
    assertTrue(single.err().contains("recordings of several dumps"), single.err());
  }

  private static String lzo() {
    return Testbed.vmcore("lzo");
  }

  private static String table(Run run) {
    int at = run.out().indexOf("DUMP ");
    assertTrue(at >= 0, "no table in " + run.out() + run.err());
    return run.out().substring(at);
  }

  private static String row(String table, String name) {
    return table.lines().filter(line -> line.contains(name)).findFirst().orElseThrow();
  }

  private static String[] with(String[] end, String... begin) {
    List<String> all = new ArrayList<>(List.of(begin));
    all.addAll(List.of(end));
    return all.toArray(String[]::new);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Run replay(String... arguments) {
    return Run.jkdumpIn(directory, new Surroundings(directory), with(arguments, "replay"));
  }
}
