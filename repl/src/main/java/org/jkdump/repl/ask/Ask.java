// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jkdump.artwork.Table;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.completion.JavaProposals;
import org.jkdump.repl.completion.Proposals;
import org.jkdump.repl.engine.Analysis;

/** Answers to questions about names: lines that begin with {@code ?}, and {@code /src}. */
public final class Ask {
  private final Supplier<Kernel> kernel;
  private final Analysis analysis;
  private final FieldNotes notes;
  private final JavaForm forms;
  private final PrintStream out;

  /**
   * @param kernel gives the open kernel
   */
  public Ask(
      Supplier<Kernel> kernel,
      Analysis analysis,
      FieldNotes notes,
      JavaForm forms,
      PrintStream out) {
    this.kernel = kernel;
    this.analysis = analysis;
    this.notes = notes;
    this.forms = forms;
    this.out = out;
  }

  /** Prints all meanings of a name, a path or a Java expression. */
  public void question(String text) {
    String asked = text.strip().replaceFirst(";$", "");
    if (asked.isEmpty()) {
      overview();
      return;
    }
    List<String> answers = new ArrayList<>(new Meanings(kernel.get(), forms).of(plain(asked)));
    answers.addAll(new JavaHelp(analysis, notes).of(asked));
    out.println(
        answers.isEmpty()
            ? new Unknown(kernel.get(), "?").text(asked)
            : String.join("\n", answers));
  }

  /** Prints the C definition of a name or a path. */
  public void source(String text) {
    String asked = plain(text.strip().replaceFirst(";$", ""));
    if (asked.isEmpty()) {
      out.println("usage: /src NAME, as in: /src task_struct, /src task_struct.se, /src schedule");
      return;
    }
    out.println(
        new SourceText(kernel.get())
            .of(asked)
            .orElseGet(() -> new Unknown(kernel.get(), "/src ").text(asked)));
  }

  /** Completes the text behind a {@code ?}. */
  public Proposals questions() {
    return new AskProposals(kernel, KnownNames.api(), new JavaProposals(analysis, notes));
  }

  /** Completes the text behind {@code /src}. */
  public Proposals sources() {
    return new AskProposals(kernel, List.of(), Proposals.NONE);
  }

  /** Sorts the names before the first question. */
  public void warmUp() {
    KnownNames.of(kernel.get()).types(TypeKind.STRUCT);
  }

  // A question may name a function with its parentheses.
  private static String plain(String text) {
    return text.replaceFirst("\\(\\s*\\)$", "");
  }

  private void overview() {
    Table table = Table.of("ASK", "WHAT IT TELLS");
    table.row("?task_struct", "a struct, union, enum or typedef");
    table.row("?task_struct.mm.pgd", "a member: its declaration, offset and size");
    table.row("?init_task, ?init_task.comm", "a variable, or a part of it");
    table.row("?schedule", "a function's prototype and address");
    table.row("?PIDTYPE_PID", "an enumerator");
    table.row("?readSU", "a name of the API, all its overloads");
    table.row("?t.get_", "what Java knows of an expression");
    table.row("/src task_struct", "the whole C definition");
    out.println(table);
    out.println("TAB completes behind ? and /src: tags, symbols, and members behind a dot.");
  }
}
