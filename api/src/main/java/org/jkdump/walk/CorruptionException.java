// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import org.jkdump.target.TargetException;

/** Container whose memory contradicts its kind. */
public final class CorruptionException extends TargetException {
  private static final long serialVersionUID = 1L;

  public CorruptionException(String message) {
    super(message);
  }
}
