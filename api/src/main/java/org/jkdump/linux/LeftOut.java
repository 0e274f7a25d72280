// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.MemoryException;
import org.jkdump.walk.CorruptionException;

/**
 * Elements that a helper leaves out because their memory can't be read. They are counted, and
 * logged in one line with the first reason.
 */
final class LeftOut {
  private final Kernel kernel;
  private final String what;
  private int count;
  private String reason;

  /**
   * @param what the elements, as in "open files of init 1"
   */
  LeftOut(Kernel kernel, String what) {
    this.kernel = kernel;
    this.what = what;
  }

  /** Results of a function for each of some items, without those that can't be read. */
  static <T, R> List<R> map(
      Kernel kernel, String what, Stream<T> items, Function<T, ? extends R> function) {
    LeftOut out = new LeftOut(kernel, what);
    List<R> answers =
        items
            .map(item -> (R) out.read(() -> function.apply(item)).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    out.log();
    return answers;
  }

  /** An answer; absent, and counted, if its memory can't be read. */
  <T> Optional<T> read(Supplier<? extends T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (MemoryException | CorruptionException e) {
      add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Counts one more. */
  void add(String why) {
    reason = count++ == 0 ? why : reason;
  }

  /** Logs the number of elements left out, if any, as the last step. */
  void log() {
    if (count > 0) {
      kernel.log().error(what + ": " + count + " left out, the first: " + reason);
    }
  }
}
