// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.function.Supplier;

/**
 * The kernel lacks what was asked for: a type, a member, a symbol, a path. It is the only error
 * that {@code has_}, {@code select}, fallbacks and answers such as -1 may stand for: a lost target
 * and ^C pass through them.
 */
public class NoAnswerException extends TargetException {
  private static final long serialVersionUID = 1L;
  private final transient Supplier<String> message;

  /**
   * @param message makes the message when it is shown, because a search for similar names takes
   *     longer than the question
   */
  public NoAnswerException(Supplier<String> message) {
    super(null);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message == null ? null : message.get();
  }
}
