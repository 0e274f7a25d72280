// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.Collection;
import java.util.function.Supplier;
import org.jkdump.target.NoAnswerException;

/** A type that the kernel doesn't have. */
public final class NoSuchTypeException extends NoAnswerException {
  private static final long serialVersionUID = 1L;
  private final String type;

  /**
   * @param tag the name without keyword, stars and the like
   * @param known gives names to suggest from
   */
  public NoSuchTypeException(String type, String tag, Supplier<Collection<String>> known) {
    super(() -> "no type '" + type + "' in this kernel" + Nearest.hint(tag, known.get()));
    this.type = type;
  }

  /** The name that was asked for. */
  public String type() {
    return type;
  }
}
