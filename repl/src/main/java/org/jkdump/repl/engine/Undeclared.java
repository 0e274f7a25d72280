// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jkdump.crash.CrashCommands;
import org.jkdump.type.Nearest;

/** Messages about names that a declaration uses and nothing declares. */
final class Undeclared {
  private static final Pattern COMMAND = Pattern.compile("(\\w+)(\\s.*)?", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\w+");

  private final JShell shell;
  private final Supplier<Collection<String>> known;

  /**
   * @param known gives names to suggest
   */
  Undeclared(JShell shell, Supplier<Collection<String>> known) {
    this.shell = shell;
    this.known = known;
  }

  /** Whether a declaration still waits for other ones. */
  boolean isPending(Snippet snippet) {
    return snippet instanceof DeclarationSnippet
        && switch (shell.status(snippet)) {
          case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> true;
          default -> false;
        };
  }

  /** The names that a declaration waits for, with the nearest known ones. */
  String text(Snippet snippet) {
    List<String> names = shell.unresolvedDependencies((DeclarationSnippet) snippet).toList();
    String all = names.stream().map(this::described).collect(Collectors.joining("; "));
    return all + command(snippet.source());
  }

  /** A hint if a text begins with the name of a crash command; else an empty text. */
  static String command(String source) {
    String text = source.strip().replaceFirst(";$", "");
    Matcher words = COMMAND.matcher(text);
    return words.matches() && CrashCommands.NAMES.contains(words.group(1))
        ? "\n  " + words.group(1) + " is a crash command: !" + text
        : "";
  }

  // JShell says "class task_strct", "method f(int)".
  private String described(String dependency) {
    String[] words = dependency.split("[ (]");
    String name = words[words.length > 1 ? 1 : 0];
    String hint = NAME.matcher(name).matches() ? Nearest.hint(name, known.get()) : "";
    return dependency + " isn't declared" + hint;
  }
}
