// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import org.jkdump.target.TargetException;

/** A text is no mask; the message says where and why. */
public final class MaskException extends TargetException {
  private static final long serialVersionUID = 1;

  MaskException(String message) {
    super(message);
  }
}
