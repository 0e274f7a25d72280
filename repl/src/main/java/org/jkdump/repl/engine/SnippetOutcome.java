// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Optional;

/**
 * What came of one snippet.
 *
 * @param feedback a line such as {@code x ==> 3}, or an empty text
 * @param value what the feedback shows, where that is a value
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
