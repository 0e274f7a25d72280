// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Optional;

/**
 * What came of one snippet.
 *
 * @param feedback a line such as {@code x ==> 3}, or an empty text
 * @param value what the feedback shows, where that is a value
 */
public record Outcome(String feedback, Optional<SnippetValue> value, Optional<Failure> failure) {
  static Outcome of(String feedback) {
    return new Outcome(feedback, Optional.empty(), Optional.empty());
  }

  static Outcome of(SnippetValue value) {
    return new Outcome(value.feedback(), Optional.of(value), Optional.empty());
  }

  static Outcome failed(Failure failure) {
    return new Outcome("", Optional.empty(), Optional.of(failure));
  }
}
