// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.repl.engine.Analysis;

/** Java's answer about a name or an expression: declarations, all overloads, or its type. */
record JavaHelp(Analysis analysis, FieldNotes notes) {
  private static final Pattern ENDS_IN_NAME = Pattern.compile("(?s).*\\w\\s*");
  private static final Pattern CLASS = Pattern.compile("(?:\\w+\\.)+\\w+(?:<.*>)?");
  private static final Pattern VARIABLE = Pattern.compile("([\\w.]+):(.+)");
  private static final Pattern METHOD = Pattern.compile("\\S+ (?:\\w+\\.)*(\\w+)\\.(\\w+)\\(\\)");
  // The generated classes, in small letters, keep their package.
  private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");
  private static final Pattern FACADE = Pattern.compile("\\b(?:[A-Z]\\w*Names|PyKdumpAPI)\\.");

  /** Lines to print; none if Java does not know the text. */
  List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    Stream.of(text + "(", text)
        .filter(source -> ENDS_IN_NAME.matcher(text).matches())
        .flatMap(source -> analysis.declarations(source).stream())
        .distinct()
        .forEach(declaration -> lines.add(line(text, declaration)));
    if (lines.isEmpty()) {
      analysis.type(text).ifPresent(type -> lines.add("an expression of type " + type));
    }
    return lines;
  }

  private String line(String text, String declaration) {
    return CLASS.matcher(declaration).matches()
        ? "class " + declaration + (isGenerated(declaration) ? "" : statics(text))
        : readable(declaration) + note(declaration);
  }

  // The static members of a generated class are its fields once more.
  private static boolean isGenerated(String declaration) {
    return declaration.startsWith("kernel.");
  }

  private String statics(String type) {
    String source = type + ".";
    String names =
        analysis.suggestions(source, source.length(), new int[1]).stream()
            .map(suggestion -> suggestion.continuation().replaceFirst("\\(.*", ""))
            .filter(name -> !name.equals("class"))
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; static: " + names;
  }

  /** With simple names of types, and names of the facade as snippets use them. */
  static String readable(String declaration) {
    String plain = PACKAGES.matcher(declaration).replaceAll("");
    Matcher variable = VARIABLE.matcher(plain);
    return variable.matches()
        ? variable.group(2) + " " + variable.group(1)
        : FACADE.matcher(plain).replaceAll("");
  }

  private String note(String declaration) {
    Matcher method = METHOD.matcher(declaration);
    return method.matches()
        ? notes.note(method.group(1), method.group(2)).map(note -> "    // " + note).orElse("")
        : "";
  }
}
