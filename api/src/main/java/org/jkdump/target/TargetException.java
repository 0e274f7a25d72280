// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Root of all errors between a question about the kernel and its answer. */
public class TargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetException(String message) {
    super(message);
  }

  public TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
