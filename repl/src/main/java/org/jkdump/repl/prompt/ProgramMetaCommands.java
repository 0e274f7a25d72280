// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.program.CommandWords;
import org.jkdump.repl.program.ProgramHelp;
import org.jkdump.repl.program.ProgramOutput;
import org.jkdump.repl.program.ProgramPath;
import org.jkdump.repl.program.ProgramTable;
import org.jkdump.repl.program.Programs;
import org.jkdump.target.TargetException;

/** Saved snippets as commands of the REPL. */
final class ProgramMetaCommands {
  private final Programs programs;
  private final PrintStream out;

  ProgramMetaCommands(Programs programs, PrintStream out) {
    this.programs = programs;
    this.out = out;
  }

  /** The names of all programs. */
  List<String> names() {
    return List.copyOf(programs.path().all().keySet());
  }

  /** All programs with their summaries, for completion. */
  List<Proposal> proposals(String typed) {
    return typed.contains(" ")
        ? List.of()
        : programs.path().all().entrySet().stream()
            .map(
                program -> new Proposal(program.getKey(), ProgramTable.summary(program.getValue())))
            .toList();
  }

  /** The help page of a program. */
  Optional<String> help(String name) {
    return programs.path().named(name).map(file -> ProgramHelp.of(file).page(name));
  }

  /** Runs a program by its name or by an unambiguous beginning of it. */
  boolean runIfKnown(String name, String line) {
    List<String> known = names();
    Optional<String> chosen =
        known.contains(name)
            ? Optional.of(name)
            : only(known.stream().filter(n -> n.startsWith(name)));
    chosen.ifPresent(program -> run(program + " " + line));
    return chosen.isPresent();
  }

  /** Runs a line that begins with a program's name. */
  void run(String line) {
    CommandWords typed = CommandWords.of(line);
    if (typed.words().isEmpty()) {
      throw new TargetException("usage: /run NAME ARGS; /programs lists them");
    }
    List<String> words = typed.words();
    ProgramOutput.during(
        ProgramOutput.of(typed), () -> programs.run(words.get(0), words.subList(1, words.size())));
  }

  /** Lists all programs. */
  void list() {
    out.println(ProgramTable.of(programs.path()));
    out.println("/help NAME says more; a file NAME.jsh in ., a directory of JKDUMP_PATH or");
    out.println(ProgramPath.usersDirectory() + " is another one");
  }

  private static Optional<String> only(Stream<String> names) {
    List<String> all = names.toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
