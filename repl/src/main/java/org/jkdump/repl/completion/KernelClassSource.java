// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.repl.engine.Analysis;

/**
 * Finds the generated class of a list of members. It asks JShell for the declaration of a member,
 * not for the type of the expression before the dot: this finds parameters of lambdas and variables
 * of the same snippet, too.
 */
final class KernelClassSource {
  static final String PACKAGE = "kernel.";
  private static final Pattern METHOD = Pattern.compile("\\S+ ([\\w.]+)\\.\\w+\\(.*");
  private static final int TRIES = 2;
  // Methods that the generated classes inherit.
  private static final Set<String> OF_OBJECT =
      Set.of("getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait()");

  private final Analysis analysis;
  private final FieldNotes notes;
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

  KernelClassSource(Analysis analysis, FieldNotes notes) {
    this.analysis = analysis;
    this.notes = notes;
  }

  /**
   * The class's name without its package.
   *
   * @param before the source up to the members, with its dot
   */
  Optional<String> declaring(String before, List<String> members) {
    return members.stream()
        .filter(member -> member.endsWith("()") && !OF_OBJECT.contains(member))
        .sorted(Comparator.comparing((String member) -> member.endsWith("_()")))
        .limit(TRIES)
        .flatMap(member -> declaring(before + member.substring(0, member.length() - 1)).stream())
        .findFirst();
  }

  private Optional<String> declaring(String source) {
    return analysis.declarations(source).stream()
        .map(METHOD::matcher)
        .filter(Matcher::matches)
        .map(declaration -> declaration.group(1))
        .filter(this::isGenerated)
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .findFirst();
  }

  private boolean isGenerated(String name) {
    return name.contains(".")
        ? name.startsWith(PACKAGE)
        : notes.note(name).isPresent() && (confirmed.contains(name) || isOfPackage(name));
  }

  // The person may have a class of that name. For a variable of that name one question is enough.
  private boolean isOfPackage(String name) {
    List<String> declared = analysis.declarations(name);
    boolean variable = declared.stream().anyMatch(text -> text.startsWith(name + ":"));
    if (declared.contains(PACKAGE + name)) {
      confirmed.add(name);
    }
    return variable || declared.contains(PACKAGE + name);
  }
}
