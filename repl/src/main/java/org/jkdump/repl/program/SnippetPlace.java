// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

/**
 * Place of a snippet in its program.
 *
 * @param line of its first token, counted from 1
 * @param source its text, without comments before it
 */
public record SnippetPlace(Program program, int line, String source) {

  /** Place of a line of the snippet: {@code FILE:LINE}. */
  public String at(int lineWithin) {
    return program.file() + ":" + (line + lineWithin - 1);
  }
}
