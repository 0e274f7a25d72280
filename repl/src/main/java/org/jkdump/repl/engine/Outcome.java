// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.Optional;

/**
 * What came of one snippet.
 *
 * @param feedback a line such as {@code x ==> 3}, or an empty text
 */
public record Outcome(String feedback, Optional<Failure> failure) {
  static Outcome of(String feedback) {
    return new Outcome(feedback, Optional.empty());
  }

  static Outcome failed(Failure failure) {
    return new Outcome("", Optional.of(failure));
  }
}
