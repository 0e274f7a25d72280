// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loop of the prompt, on a terminal. */
@Tag("dump")
@Tag("jdk")
@ExtendWith(Shared.class)
class PromptDumpTest {
  @Test
  void anExpressionIsAnswered(Terminal repl) {
    assertTrue(repl.ask("6 * 7").endsWith("==> 42"), repl.all());
  }

  @Test
  void kernelDataIsAtHand(Terminal repl) {
    String answer = repl.ask("readSymbol(\"init_task\").get_(\"comm\")");
    assertTrue(answer.endsWith("==> swapper/0"), answer);
  }

  @Test
  void aSnippetMayHaveManyLines(Terminal repl) {
    repl.enter("int twice(int x) {");
    repl.await("   ...> ");
    repl.enter("return 2 * x;");
    repl.await("   ...> ");
    repl.ask("}");
    assertTrue(repl.ask("twice(21)").endsWith("==> 42"), repl.all());
  }

  @Test
  void anExclamationMarkRunsACrashCommand(Terminal repl) {
    String answer = repl.ask("!bt -a");
    assertTrue(answer.startsWith("PID: "), answer);
    assertTrue(answer.contains("sysrq_handle_crash"), answer);
  }

  @Test
  void crashSaysWhatItThinksOfAnUnknownCommand(Terminal repl) {
    assertEquals("crash: command not found: nosuchcommand", repl.ask("!nosuchcommand"));
  }

  @Test
  void anExclamationMarkAloneIsExplained(Terminal repl) {
    assertTrue(repl.ask("!").contains("!bt -a"), repl.all());
  }

  @Test
  void helpNamesTheCommandsAndTheFirstSteps(Terminal repl) {
    String help = repl.ask("/help");
    assertTrue(help.contains("/reattach"), help);
    assertTrue(help.contains("readSymbol(\"init_task\")"), help);
  }

  @Test
  void aNameIsCompleted(Terminal repl) {
    repl.type("readSym" + Terminal.TAB);
    repl.await("readSymbol(");
    repl.enter("\"init_task\").get_(\"pid\")");
    String answer = repl.await(Terminal.PROMPT);
    assertTrue(answer.stripTrailing().endsWith("==> 0"), answer);
  }

  @Test
  void aMethodOfAValueIsCompleted(Terminal repl) {
    repl.type("tasks().get(0).get_" + Terminal.TAB);
    repl.await("get_(");
    repl.enter("\"pid\")");
    String answer = repl.await(Terminal.PROMPT);
    assertTrue(answer.stripTrailing().endsWith("==> 0"), answer);
  }

  @Test
  void aCommandOfTheReplIsCompleted(Terminal repl) {
    repl.type("/hel" + Terminal.TAB);
    repl.await("/help");
    repl.enter("");
    String help = repl.await(Terminal.PROMPT);
    assertTrue(help.contains("TAB completes"), help);
  }

  @Test
  void whatAQuestionIsAboutIsCompletedAndAnswered(Terminal repl) {
    repl.type("?task_struct.group_lea" + Terminal.TAB);
    repl.await("group_leader");
    repl.enter("");
    String answer = repl.await(Terminal.PROMPT);
    assertTrue(answer.contains("struct task_struct *group_leader;"), answer);
    assertTrue(answer.contains(", size 8 in task_struct"), answer);
    assertTrue(repl.ask("?schedule").startsWith("void schedule(void);"), repl.all());
    assertTrue(repl.ask("?task_struct.com").contains("did you mean 'comm'?"), repl.all());
  }

  @Test
  void candidatesHaveTheirDeclarations(Terminal repl) {
    repl.type("?task_struct.com" + Terminal.TAB);
    repl.await("char comm[16]; offset ");
    repl.enter("m");
    String answer = repl.await(Terminal.PROMPT);
    assertTrue(answer.contains(", size 16 in task_struct"), answer);
  }

  @Test
  void theDefinitionOfACompletedTagIsPrinted(Terminal repl) {
    repl.type("/src struct hlist_hea" + Terminal.TAB);
    repl.await("hlist_head");
    repl.enter("");
    String answer = repl.await(Terminal.PROMPT);
    assertTrue(answer.contains("struct hlist_node *first; | off=0 size=8"), answer);
  }

  @Test
  void theLogIsSummarisedAfterEachSnippetAndBeginsAfreshBeforeTheNext(Terminal repl) {
    String first = repl.ask("pylog.warning(\"one\", 1)");
    assertEquals("+++WARNING+++ one 1", first, "once is enough");
    String second = repl.ask("pylog.info(\"two\")");
    assertTrue(second.contains("    two"), second);
    assertFalse(second.contains("one 1"), second);
    assertEquals("", repl.ask("int quiet;").replace("quiet ==> 0", ""));
  }

  @Test
  void theLogOfASnippetThatThrowsIsShownToo(Terminal repl) {
    String answer = repl.ask("pylog.error(\"lost\"); throw new Error(\"thrown\");");
    assertTrue(answer.contains("+++ERROR+++ lost"), answer);
    answer = repl.ask("{ pylog.error(\"lost\"); throw new Error(\"thrown\"); }");
    assertTrue(answer.contains("+++ERROR+++ lost"), answer);
    assertTrue(answer.contains("Error: thrown"), answer);
  }
}
