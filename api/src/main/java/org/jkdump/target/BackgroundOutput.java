// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Output of a crash command that ran in the background.
 *
 * @param signal number of the signal that ended the command if {@code end} is {@link End#DIED};
 *     otherwise 0
 */
public record BackgroundOutput(String text, End end, int signal) {
  /** How a command ended. */
  public enum End {
    /** The command came to its end. */
    DONE,
    /** crash reported an error. */
    FAILED,
    /** The command was killed at its deadline. */
    LATE,
    /** The process of the command died. */
    DIED;

    /** The end with this number on the wire; unknown numbers are {@link #DIED}. */
    public static End of(int code) {
      return code >= 0 && code < values().length ? values()[code] : DIED;
    }
  }
}
