// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;
import org.jkdump.repl.engine.execution.ValueText;

/**
 * The value of a snippet.
 *
 * @param name of its variable; an empty text if it has none
 * @param type in Java, as the compiler found it
 * @param text shown text: one line, or a line feed and several lines
 */
public record SnippetValue(String name, String type, String text) {
  static SnippetValue of(Snippet snippet, String value) {
    String text = ValueText.shortened(value);
    if (snippet instanceof VarSnippet variable) {
      return new SnippetValue(variable.name(), variable.typeName(), text);
    }
    String type = snippet instanceof ExpressionSnippet expression ? expression.typeName() : "";
    return new SnippetValue("", type, text);
  }

  /** Whether the variable was named by jshell, as {@code $3} is. */
  public boolean isTemporary() {
    return name.startsWith("$");
  }

  /** The line that the prompt shows: {@code x ==> 3}. */
  String feedback() {
    return (name.isEmpty() ? "" : name + " ==> ") + text;
  }
}
