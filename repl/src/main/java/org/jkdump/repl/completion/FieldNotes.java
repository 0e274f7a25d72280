// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.Optional;

/**
 * What C knows of the generated classes of package {@code kernel}, in a few words that stand beside
 * a candidate. Asked for each candidate of a list, so both must answer in microseconds.
 */
public interface FieldNotes {
  /** Knows nothing. */
  FieldNotes NONE =
      new FieldNotes() {
        @Override
        public Optional<String> note(String className) {
          return Optional.empty();
        }

        @Override
        public Optional<String> note(String className, String methodName) {
          return Optional.empty();
        }
      };

  /**
   * A class, such as {@code struct, 9792 bytes}; absent where there is none.
   *
   * @param className without its package
   */
  Optional<String> note(String className);

  /**
   * A field's method, such as {@code char comm[16]; offset 2896, size 16}; absent for any other.
   *
   * @param className without its package
   */
  Optional<String> note(String className, String methodName);
}
