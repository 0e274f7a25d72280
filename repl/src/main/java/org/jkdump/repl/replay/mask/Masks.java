// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.List;

/** What is known of masks outside. */
public final class Masks {
  private Masks() {}

  /**
   * Makes sure that texts name masks.
   *
   * @throws MaskException where one doesn't; the message has a caret under the place
   */
  public static void validate(List<String> specs) {
    Masking.parse(specs.stream().distinct().toList());
  }
}
