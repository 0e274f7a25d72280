// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Saved snippets at crash's prompt: {@code jsh NAME ARGS}, and bundled programs as commands. */
@Tag("dump")
@Tag("slow")
@Tag("jdk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.Random.class)
class JshProgramsDumpTest {
  private final Path directory = Scratch.directory();
  private Jsh crash;

  @BeforeAll
  void start() throws IOException {
    save("args", "for (String a : args()) System.out.println(\"{\" + a + \"}\");");
    save("forever", "for (int i = 0; ; i++) System.out.println(\"line \" + i);");
    save("bad", "System.out.println(\"before\");\nint x = nonsense;");
    save("asks", "System.out.println(new String(System.in.readAllBytes()).length() + \" bytes\");");
    Surroundings surroundings = new Surroundings(directory);
    crash = new Jsh(surroundings.with("JKDUMP_PATH", directory.toString()));
    // The first test may have to make the kernel's classes, and prints so.
    crash.command("jsh args");
  }

  @AfterAll
  void end() {
    crash.close();
  }

  @Test
  void argumentsArriveAsTheyWereTyped() {
    assertEquals(
        "{two words}\n{é → ü}\n{--t=a b}\n{}\n{x y}",
        crash.command("jsh args \"two words\" 'é → ü' --t='a b' '' x\\ y"));
    assertEquals("{it's}", crash.command("jsh args \"it's\""));
    assertEquals("{a>b}\n{c|d}", crash.command("jsh args 'a>b' \"c|d\""));
    assertEquals("", crash.command("jsh args"), "none");
  }

  @Test
  void theyShareTheJvmOfThePromptAndLeaveItsVariablesAlone() throws IOException {
    save(
        "counts",
        "int seen = Integer.getInteger(\"seen\", 0) + 1;\n"
            + "System.setProperty(\"seen\", \"\" + seen);\n"
            + "System.out.println(seen);");
    crash.enter();
    crash.ask("int seen = 6");
    crash.ask("System.setProperty(\"seen\", \"10\")");
    ProcessHandle java = crash.leave();
    assertEquals("11", crash.command("jsh counts"));
    assertEquals("12", crash.command("jsh counts"));
    assertEquals(java, crash.java());
    crash.enter();
    assertEquals("6", crash.value("seen"));
    assertEquals("\"12\"", crash.value("System.getProperty(\"seen\")"));
    crash.leave();
  }

  @Test
  void theirOutputGoesWhereCrashSendsIt() throws IOException {
    Path file = directory.resolve("out.txt");
    assertEquals("", crash.command("jsh args one > " + file));
    assertEquals("", crash.command("jsh args two >> " + file));
    assertEquals("", crash.command("sys >> " + file));
    assertEquals("", crash.command("jsh args three >> " + file));
    String text = Files.readString(file);
    assertTrue(text.startsWith("{one}\n{two}\n      KERNEL: "), text);
    assertTrue(text.endsWith("\n{three}\n"), text);
    assertEquals("{FOUR}", crash.command("jsh args four | tr a-z A-Z"));
    assertEquals("{FIVE}", crash.command("jsh args five | cat | tr a-z A-Z"));
    assertEquals("{six}", crash.command("jsh args six"), "on the terminal again");
    String refused = crash.command("jsh > " + file);
    assertTrue(refused.contains("the prompt stays on the terminal"), refused);
    String unwritable = crash.command("jsh args x > /nowhere/out.txt");
    assertTrue(unwritable.contains("unable to open /nowhere/out.txt"), unwritable);
  }

  @Test
  void whoeverIsNotReadAnyMoreEndsQuietly() {
    assertEquals("line 0\nline 1", crash.command("jsh forever | head -2"));
    assertEquals("line 0", crash.command("jsh forever | head -1"));
    assertEquals("{again}", crash.command("jsh args again"));
  }

  @Test
  void interruptsEndThem() {
    crash.typed("jsh forever");
    crash.await("line 1000\n");
    crash.type(Terminal.CTRL_C);
    String end = crash.await(Endpoint.CRASH_PROMPT);
    assertTrue(end.contains("forever.jsh:1: -- stopped --"), end);
    crash.typed("jsh forever | grep 000");
    crash.await("line 1000\n");
    crash.type(Terminal.CTRL_C);
    crash.await(Endpoint.CRASH_PROMPT);
    assertEquals("{again}", crash.command("jsh args again"));
  }

  @Test
  void whatIsWrongIsSaidAndTheSessionGoesOn() {
    assertTrue(crash.command("jsh nothere").contains("no saved snippet 'nothere'"), crash.all());
    String bad = crash.command("jsh bad");
    assertTrue(bad.startsWith("before\n"), bad);
    assertTrue(bad.contains("bad.jsh:2: "), bad);
    assertEquals("{again}", crash.command("jsh args again"));
  }

  @Test
  void linesOfAnInputFileRunOneAfterAnother() throws IOException {
    Path lines = directory.resolve("lines");
    Path file = directory.resolve("from-lines.txt");
    Files.writeString(lines, "jsh args one\nsys\njsh args two > " + file + "\njsh args three\n");
    crash.typed("< " + lines);
    crash.await("{one}\n");
    crash.await("RELEASE: ");
    // crash shows each line after a prompt of its own.
    crash.await(Endpoint.CRASH_PROMPT + "jsh args three\n{three}\n" + Endpoint.CRASH_PROMPT);
    assertTrue(Files.readString(file).endsWith("{two}\n"), "perhaps beneath crash's echo");
  }

  @Test
  void theBundledOnesAreCommandsWithHelp() {
    String help = crash.command("help memhog");
    assertTrue(help.contains("memhog - Where the memory went: slab caches"), help);
    assertTrue(help.contains("--limit N "), help);
    crash.typed("help jsh");
    crash.await("    crashinfo   The first look at a dump");
    String list = crash.await(Endpoint.CRASH_PROMPT);
    assertTrue(list.contains("\n    memhog      Where the memory went"), list);
    assertFalse(list.contains("\n    kdump ") || list.contains("\n    tour "), list);
    String hog = crash.command("memhog --slab --limit 1");
    assertTrue(hog.contains("Slab caches: "), hog);
    assertFalse(hog.contains("Processes: "), hog);
    crash.enter();
    assertTrue(crash.ask("!memhog").contains("this is a saved snippet"), crash.all());
    crash.leave();
  }

  @Test
  void withoutATerminalStandardInputStaysCrashs() throws IOException {
    String lines = "extend " + Testbed.extension() + "\njsh asks\njsh args on\nquit\n";
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("JKDUMP_PATH", directory.toString());
    ProcessBuilder plain =
        surroundings.process(Testbed.crash(), "-s", Testbed.vmlinux(), Testbed.vmcore());
    Run run = Run.of(lines, plain);
    assertTrue(run.out().contains("\n0 bytes\n{on}\n"), run.toString());
    assertEquals(0, run.status());
  }

  @Test
  void crashsOwnPagerShowsThem() throws IOException {
    Surroundings surroundings = new Surroundings(directory);
    surroundings.with("JKDUMP_PATH", directory.toString());
    try (Terminal scrolling =
        Terminal.of(surroundings, Testbed.crash(), Testbed.vmlinux(), Testbed.vmcore())) {
      scrolling.await(Endpoint.CRASH_PROMPT);
      scrolling.ask("extend " + Testbed.extension(), Endpoint.CRASH_PROMPT);
      assertTrue(scrolling.ask("jsh args one", Endpoint.CRASH_PROMPT).endsWith("{one}"));
      scrolling.enter("jsh forever");
      scrolling.await("line 30\n");
      scrolling.type("q");
      scrolling.await(Endpoint.CRASH_PROMPT);
      scrolling.enter("jsh");
      scrolling.await(Terminal.PROMPT);
      assertTrue(scrolling.ask("6 * 7").endsWith("==> 42"), scrolling.all());
      scrolling.type(Terminal.CTRL_D);
      scrolling.await(Endpoint.CRASH_PROMPT);
    }
  }

  private void save(String name, String source) throws IOException {
    Files.writeString(directory.resolve(name + ".jsh"), source + "\n");
  }
}
