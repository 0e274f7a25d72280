// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * What a crash command that ran in the background printed.
 *
 * @param signal that ended it, where {@code end} is {@link End#DIED}; otherwise 0
 */
public record BackgroundOutput(String text, End end, int signal) {
  /** How a command ended. */
  public enum End {
    /** It came to its end. */
    DONE,
    /** crash reported an error. */
    FAILED,
    /** It was killed at its deadline. */
    LATE,
    /** The process that ran it died. */
    DIED;

    /** By its number; what is not known is a death. */
    public static End of(int code) {
      return code >= 0 && code < values().length ? values()[code] : DIED;
    }
  }
}
