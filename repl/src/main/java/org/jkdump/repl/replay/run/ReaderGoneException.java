// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import java.io.IOException;

/** Nobody reads standard output any more, as after {@code | head}. */
public final class ReaderGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ReaderGoneException(IOException cause) {
    super("nobody reads standard output any more", cause);
  }
}
