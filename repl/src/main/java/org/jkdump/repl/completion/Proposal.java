// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import org.jline.reader.Candidate;

/**
 * What may take the place of the identifier before the cursor.
 *
 * @param note stands beside it in a list; may be empty
 */
public record Proposal(String text, String note) {
  public Proposal(String text) {
    this(text, "");
  }

  Candidate candidate() {
    return new Candidate(text, text, null, note.isEmpty() ? null : note, null, null, false);
  }
}
