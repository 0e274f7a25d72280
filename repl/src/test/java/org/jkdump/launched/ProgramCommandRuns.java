// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs as commands of the prompt, and knobs. */
@ExtendWith(Shared.class)
public class ProgramCommandRuns {
  @TempDir Path directory;

  @Test
  void theyAreListedWithWhatTheyDo(Terminal repl) {
    String list = repl.ask("/programs");
    assertTrue(list.matches("(?s).*crashinfo +jkdump +The first look at a dump.*"), list);
    assertTrue(!list.contains("kdump.jsh"), list);
    assertTrue(repl.ask("/help").contains("/crashinfo"), repl.all());
  }

  @Test
  void theirHelpIsTheCommentTheyBeginWith(Terminal repl) {
    String help = repl.ask("/help memhog");
    assertTrue(help.startsWith("Where the memory went"), help);
    assertTrue(help.contains("--limit N  rows of a table at most (20)"), help);
    assertTrue(help.contains("--timeout SECONDS"), "the global options: " + help);
    assertEquals(help, repl.ask("/memhog --help"));
    assertTrue(repl.ask("/help memhgo").contains("did you mean 'memhog'"), repl.all());
  }

  @Test
  void theirNamesAreCompleted(Terminal repl) {
    repl.type("/memh" + Terminal.TAB);
    repl.await("/memhog");
    repl.enter(" --slab --limit 1");
    String out = repl.await(Terminal.PROMPT);
    assertTrue(out.contains("Slab caches"), out);
    assertTrue(!out.contains("Processes"), "the option was taken: " + out);
  }

  @Test
  void anUnambiguousBeginningIsEnoughAndAWrongNameIsHinted(Terminal repl) {
    assertTrue(repl.ask("/memh --slab --limit 1").contains("Slab caches"), repl.all());
    assertTrue(repl.ask("/memhgo").contains("did you mean '/memhog'"), repl.all());
    assertTrue(
        repl.ask("/memhog --limt 1").contains("memhog: unknown option '--limt'"), repl.all());
  }

  @Test
  void oneThatWasEditedIsReadAnew(Terminal repl, Endpoint endpoint) {
    Saved saved = new Saved(directory, endpoint);
    Path file = saved.file("edited.jsh", "System.out.println(\"old\");");
    assertEquals("old", repl.ask("/run " + file));
    saved.file("edited.jsh", "System.out.println(\"new\");");
    assertEquals("new", repl.ask("/run " + file));
  }

  @Test
  void knobsAreListedSetAndUnknown(Terminal repl) {
    String list = repl.ask("/pyctl");
    assertTrue(list.matches("(?s).*timeout +120 +120 +seconds until.*"), list);
    assertTrue(repl.ask("/pyctl timeout=7 maxel").matches("(?s).*timeout +7 +120 .*"), repl.all());
    String held = repl.ask("session().commandTimeout().get().toSeconds()");
    assertTrue(held.endsWith("==> 7"), "for the session: " + held);
    assertTrue(repl.ask("/pyctl timeout=120").matches("(?s).*timeout +120 +120 .*"), repl.all());
    assertEquals(
        "pyctl: there is no knob 'timeot'; did you mean 'timeout'?", repl.ask("/pyctl timeot"));
    assertEquals(
        "pyctl: timeout is a whole number from 0 on, not 'x'", repl.ask("/pyctl timeout=x"));
  }

  @Test
  void aProgramMayAddAKnob(Terminal repl) {
    repl.ask("var deref = knobs().add(\"deref\", false, \"follow pointers\");");
    assertTrue(repl.ask("/pyctl deref=true").matches("(?s).*deref +true +false .*"), repl.all());
    assertTrue(repl.ask("deref.get()").endsWith("==> true"), repl.all());
  }
}
