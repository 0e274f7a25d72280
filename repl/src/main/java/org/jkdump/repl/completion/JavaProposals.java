// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jkdump.repl.engine.Analysis;

/** Proposals for Java, from JShell, with notes on generated classes. */
public final class JavaProposals implements Proposals {
  // A list of more candidates without a first letter leaves out the generated classes.
  private static final int MANY = 500;

  private final Analysis analysis;
  private final FieldNotes notes;
  private final KernelClassSource kernelClass;

  public JavaProposals(Analysis analysis, FieldNotes notes) {
    this.analysis = analysis;
    this.notes = notes;
    this.kernelClass = new KernelClassSource(analysis, notes);
  }

  @Override
  public List<Proposal> at(String text) {
    int[] anchor = {text.length()};
    List<String> found =
        analysis.suggestions(text, text.length(), anchor).stream()
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    String before = text.substring(0, anchor[0]);
    String lead = lead(text, anchor[0]);
    Function<String, Optional<String>> note = noteOf(before, found);
    boolean all = found.size() <= MANY || !before.equals(text);
    return found.stream()
        .filter(continuation -> continuation.startsWith(lead))
        .filter(continuation -> all || notes.note(continuation).isEmpty())
        .map(c -> new Proposal(c.substring(lead.length()), note.apply(c).orElse("")))
        .toList();
  }

  // JShell's replacement may begin before the identifier that the terminal replaces.
  private static String lead(String text, int anchor) {
    int begin = text.length();
    while (begin > 0 && Character.isJavaIdentifierPart(text.charAt(begin - 1))) {
      begin--;
    }
    return anchor < begin ? text.substring(anchor, begin) : "";
  }

  private Function<String, Optional<String>> noteOf(String before, List<String> found) {
    String receiver = before.stripTrailing();
    if (notes == FieldNotes.NONE) {
      return name -> Optional.empty();
    }
    if (!receiver.endsWith(".") || receiver.matches("(?s)(.*\\W)?kernel\\.")) {
      return notes::note;
    }
    String owner = kernelClass.declaring(before, found).orElse(null);
    return name -> owner == null ? Optional.empty() : notes.note(owner, bare(name));
  }

  private static String bare(String method) {
    int end = method.indexOf('(');
    return end < 0 ? method : method.substring(0, end);
  }
}
