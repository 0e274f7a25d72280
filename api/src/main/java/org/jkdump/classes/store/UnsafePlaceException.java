// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;

/** Another user could put something there; the message says how to mend it. */
final class UnsafePlaceException extends IOException {
  private static final long serialVersionUID = 1L;

  UnsafePlaceException(String message) {
    super(message);
  }
}
