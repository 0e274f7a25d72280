// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Optional;
import jdk.jshell.Snippet;

/**
 * Outcome of one snippet.
 *
 * @param feedback a line such as {@code x ==> 3}, or an empty text
 * @param value the value that the feedback shows, if any
 * @param pending the declaration, if it uses names that nothing declares yet
 */
public record SnippetOutcome(
    String feedback,
    Optional<SnippetValue> value,
    Optional<Failure> failure,
    Optional<Snippet> pending) {
  static SnippetOutcome of(String feedback) {
    return new SnippetOutcome(feedback, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static SnippetOutcome pending(Snippet declaration, String feedback) {
    return new SnippetOutcome(
        feedback, Optional.empty(), Optional.empty(), Optional.of(declaration));
  }

  static SnippetOutcome of(SnippetValue value) {
    return new SnippetOutcome(
        value.feedback(), Optional.of(value), Optional.empty(), Optional.empty());
  }

  /** The outcome of a snippet that failed. */
  public static SnippetOutcome failed(Failure failure) {
    return new SnippetOutcome("", Optional.empty(), Optional.of(failure), Optional.empty());
  }
}
