// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Optional;

/**
 * Outcome of one snippet.
 *
 * @param feedback a line such as {@code x ==> 3}, or an empty text
 * @param value the value that the feedback shows, if any
 */
public record SnippetOutcome(
    String feedback, Optional<SnippetValue> value, Optional<Failure> failure) {
  static SnippetOutcome of(String feedback) {
    return new SnippetOutcome(feedback, Optional.empty(), Optional.empty());
  }

  static SnippetOutcome of(SnippetValue value) {
    return new SnippetOutcome(value.feedback(), Optional.of(value), Optional.empty());
  }

  static SnippetOutcome failed(Failure failure) {
    return new SnippetOutcome("", Optional.empty(), Optional.of(failure));
  }
}
