// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import org.jline.reader.Candidate;

/**
 * Proposed text in place of the identifier before the cursor.
 *
 * @param note shown beside the text in a list; may be empty
 */
public record Proposal(String text, String note) {
  public Proposal(String text) {
    this(text, "");
  }

  Candidate candidate() {
    return new Candidate(text, text, null, note.isEmpty() ? null : note, null, null, false);
  }
}
