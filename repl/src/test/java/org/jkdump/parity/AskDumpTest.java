// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.ask.Ask;
import org.jkdump.repl.ask.JavaForm;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.engine.Engine;
import org.jkdump.target.TargetException;
import org.jkdump.type.NoSuchMemberException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of {@code ?} and {@code /src}, against crash and GDB. */
@Tag("dump")
class AskDumpTest {
  private static final Pattern NAME =
      Pattern.compile("(?:(\\w+)(?:\\[\\d*])*|\\(\\*(\\w+)(?:\\[\\d*])*\\)\\(.*\\));$");
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
  private static final PrintStream OUT = new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
  private static final Engine ENGINE = new Engine(PyKdumpAPI.session(), OUT);
  private static final Ask ASK =
      new Ask(Dump::kernel, ENGINE.analysis(), FieldNotes.NONE, JavaForm.NONE, OUT);

  @AfterAll
  static void end() {
    ENGINE.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_struct", "mm_struct", "page", "dentry", "list_head", "module"})
  void theDefinitionHasCrashsMembersAndOffsets(String tag) {
    Map<String, Long> theirs = new TreeMap<>();
    for (String line : Dump.crash("struct " + tag + " -o")[0].split("\n")) {
      note(theirs, line, "\\s*\\[(\\d+)] (.*;)\\s*");
    }
    Map<String, Long> ours = ours(source(tag));
    assertTrue(theirs.size() >= 2, theirs.toString());
    ours.keySet().retainAll(theirs.keySet());
    assertEquals(theirs, ours);
    String size = Dump.crash("struct " + tag)[0].replaceFirst("(?s).*SIZE: (\\d+).*", "$1");
    assertTrue(source(tag).lines().findFirst().orElseThrow().endsWith("| size=" + size.strip()));
  }

  // A member whose struct is spelled out has its offset at the beginning of the body, its name at
  // the end.
  private static Map<String, Long> ours(String definition) {
    Map<String, Long> all = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (String line : definition.split("\n")) {
      Matcher sides = Pattern.compile("\\s*(.*?) +\\| off=(\\d+) .*").matcher(line);
      if (sides.matches() && sides.group(1).endsWith("{")) {
        open.push(sides.group(2));
      } else if (sides.matches()) {
        note(all, "[" + sides.group(2) + "] " + sides.group(1), "\\[(\\d+)] (.*;)");
      } else if (line.startsWith(" ")) {
        note(all, "[" + open.pop() + "] " + line.strip(), "\\[(\\d+)] (.*;)");
      }
    }
    return all;
  }

  // Leaves out a bit-field's width. A name may occur twice only in bodies that C lets repeat it.
  private static void note(Map<String, Long> members, String line, String shape) {
    Matcher whole = Pattern.compile(shape).matcher(line);
    if (whole.matches() && !whole.group(2).contains(" : ")) {
      Matcher name = NAME.matcher(whole.group(2));
      if (name.find()) {
        String found = name.group(1) != null ? name.group(1) : name.group(2);
        members.putIfAbsent(found, Long.valueOf(whole.group(1)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task_struct.comm",
        "task_struct.se.load",
        "task_struct.tasks.next",
        "page.lru",
        "super_block.s_id",
        "mm_struct.mmap_base"
      })
  void aMemberHasTheOffsetAndSizeThatGdbKnows(String path) {
    String[] parts = path.split("\\.", 2);
    String member = "((struct " + parts[0] + " *)0)->" + parts[1];
    String numberOf = "(int)(long)&" + member + ", (int)sizeof(" + member + ")";
    String said = Dump.crash("gdb printf \"%d %d\\n\", " + numberOf)[0];
    String[] numbers = said.strip().split(" ");
    String expected = "offset " + numbers[0] + ", size " + numbers[1] + " in " + parts[0];
    assertTrue(question(path).contains(expected), expected + ": " + question(path));
    assertEquals(question(path), question(path.replaceFirst("\\.", "->")).replace("->", "."));
  }

  @Test
  void behindAPointerTheOffsetIsThatOfThePointersTarget() {
    String offset = Dump.crash("gdb printf \"%d\\n\", (int)(long)&((struct mm_struct *)0)->pgd")[0];
    String answer = question("task_struct.mm->pgd");
    assertTrue(answer.startsWith("pgd_t *pgd;\n"), answer);
    assertTrue(
        answer.contains("offset " + offset.strip() + ", size 8 behind the pointer task_struct.mm"),
        answer);
  }

  @Test
  void aBitFieldHasItsBit() {
    String answer = question("task_struct.sched_reset_on_fork");
    assertTrue(answer.startsWith("unsigned int sched_reset_on_fork : 1;\n"), answer);
    assertTrue(answer.matches("(?s).*offset \\d+, bit \\d, size 4 in task_struct.*"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "init_task", "modules", "kthreadd_task", "runqueues"})
  void aSymbolHasTheTypeThatCrashSays(String name) {
    String[] said = Dump.crash("whatis " + name, "sym " + name);
    String answer = question(name);
    assertEquals(said[0].strip(), answer.lines().findFirst().orElseThrow());
    assertEquals(said[0].strip(), source(name).lines().findFirst().orElseThrow());
    assertTrue(answer.contains("0x" + said[1].strip().split(" ")[0]), answer + said[1]);
  }

  @Test
  void whatASymbolIs() {
    assertTrue(question("runqueues").contains("perCpu(\"runqueues\", cpu)"), question("runqueues"));
    assertTrue(question("schedule()").contains("function at 0x"), question("schedule()"));
    assertTrue(question("init_task").contains("readSymbol(\"init_task\")"));
    long comm =
        Dump.kernel().symbolValue("init_task").addr_()
            + PyKdumpAPI.memberOffset("task_struct", "comm");
    assertTrue(question("init_task.comm").contains(String.format("at 0x%x", comm)));
  }

  @Test
  void aTypeSaysWhereItComesFrom() {
    String answer = question("task_struct");
    long size = PyKdumpAPI.structSize("task_struct");
    int fields = Dump.kernel().types().getStruct("task_struct").fields().size();
    assertEquals(
        "struct task_struct: " + size + " bytes, " + fields + " fields, from the BTF of vmlinux",
        answer.lines().findFirst().orElseThrow());
    assertTrue(answer.contains("/src task_struct"), answer);
    assertTrue(question("pid_type").startsWith("enum pid_type: 4 bytes, "), question("pid_type"));
    assertTrue(question("PIDTYPE_SID").startsWith("PIDTYPE_SID = 3, a name of enum pid_type"));
    assertTrue(question("atomic_t").startsWith("typedef struct {...} atomic_t: 4 bytes, 1 field,"));
  }

  @Test
  void twinsAreToldApart() {
    TestModule.load();
    boolean btf = Dump.kernel().symbols().address("btf_modules").isPresent();
    String first = source("jkdump_twin");
    assertTrue(first.contains("have this name, too: /src struct jkdump_twin#2\n"), first);
    assertTrue(source("jkdump_twin#2").endsWith("too: /src struct jkdump_twin"));
    assertTrue(question("jkdump_twin").contains("?struct jkdump_twin#2"));
    String origin = (btf ? "the BTF" : "the debuginfo") + " of module jkdump_test";
    assertTrue(question("jkdump_ints").contains("from " + origin), origin);
    assertTrue(first.startsWith("struct jkdump_twin {"), first);
    assertTrue(source("jkdump_negative").startsWith("int jkdump_negative;"));
  }

  @Test
  void whatNothingIsCalledHasNeighboursOfEachKind() {
    assertTrue(question("tsk_struct").contains("?task_struct "), question("tsk_struct"));
    assertTrue(source("struct tsk_struct").contains("/src task_struct "));
    assertTrue(question("scheduel").contains("?schedule "), question("scheduel"));
    assertTrue(question("readSy").startsWith("nothing is called 'readSy'"), question("readSy"));
    assertTrue(question("readSUU").contains("name of the API"), question("readSUU"));
    assertTrue(
        assertThrows(NoSuchMemberException.class, () -> question("task_struct.com"))
            .getMessage()
            .contains("did you mean 'comm'?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(((", ".", "->", "\"", "#2", "page#9", "nosuch.x", "struct", "a b", "xy"})
  void nonsenseIsToldFromNames(String text) {
    String none = "nothing is called '" + text + "'";
    assertTrue(question(text).startsWith(none), question(text));
    assertTrue(source(text).startsWith(none), source(text));
    assertEquals(List.of(), ASK.sources().at(text + "."));
  }

  @Test
  void aNameOfThreeHundredLettersIsNothingSpecial() {
    String text = "x".repeat(300);
    assertTrue(question(text).startsWith("nothing is called 'xxx"));
    assertEquals(List.of(), texts(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"task_struct.", "task_struct[", "task_struct.pid.x", "task_struct.comm[16]"})
  void aPathThatCannotBeFollowedSaysWhere(String path) {
    assertThrows(TargetException.class, () -> question(path));
    assertThrows(TargetException.class, () -> source(path));
  }

  @Test
  void namesAndMembersAreCompleted() {
    assertTrue(texts("task_st").contains("task_struct"));
    assertTrue(texts("struct task_st").contains("task_struct"));
    assertTrue(texts("init_ta").contains("init_task"));
    assertTrue(texts("readS").contains("readSU"));
    assertEquals(
        List.copyOf(Dump.kernel().types().getStruct("task_struct").fields().keySet()),
        texts("task_struct."));
    assertEquals(List.of("pgd"), texts("task_struct.mm->pgd"));
    assertEquals(List.of("comm"), texts("init_task.comm"));
    assertEquals(List.of(), texts("nosuch_thing.x"));
    assertTrue(texts("s").size() <= 1000, "a long list is cut off");
    assertTrue(!texts("s").get(texts("s").size() - 1).startsWith("sa"), "but for its last name");
    String note = ASK.questions().at("task_struct.com").get(0).note();
    long offset = PyKdumpAPI.memberOffset("task_struct", "comm");
    assertEquals("char comm[16]; offset " + offset + ", size 16", note);
  }

  private static List<String> texts(String typed) {
    return ASK.questions().at(typed).stream().map(Proposal::text).collect(Collectors.toList());
  }

  private static String question(String text) {
    PRINTED.reset();
    ASK.question(text);
    return PRINTED.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static String source(String text) {
    PRINTED.reset();
    ASK.source(text);
    return PRINTED.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
