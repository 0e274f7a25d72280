// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.util.Optional;

/**
 * Short notes on the C side of generated classes (package {@code kernel}), shown beside a
 * candidate. Each candidate of a list asks for one, so both methods must answer in microseconds.
 */
public interface FieldNotes {
  /** No notes. */
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
   * The note on a class, such as {@code struct, 9792 bytes}; absent if there is none.
   *
   * @param className without its package
   */
  Optional<String> note(String className);

  /**
   * The note on a field's method, such as {@code char comm[16]; offset 2896, size 16}; absent for
   * other methods.
   *
   * @param className without its package
   */
  Optional<String> note(String className, String methodName);
}
