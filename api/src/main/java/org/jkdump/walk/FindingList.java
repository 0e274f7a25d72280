// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.target.InterruptedOperation;

/** Collects the findings of a check, up to a limit: a badly damaged container has too many. */
final class FindingList {
  private static final int MAX = 100;
  private static final int POLL_EVERY = 4096;
  private final List<Validation.Finding> findings = new ArrayList<>();
  private final LongSet seen = new LongSet();
  private final String what;
  private long entries;

  FindingList(String kind, long address) {
    this.what = String.format("%s at 0x%x", kind, address);
  }

  void add(long address, String format, Object... parts) {
    if (findings.size() < MAX) {
      findings.add(new Validation.Finding(address, String.format(format, parts)));
    }
  }

  /** Counts an entry. If it was counted before, adds a finding and returns false. */
  boolean enter(long address) {
    if (!seen.add(address)) {
      add(address, "was met before: a loop");
      return false;
    }
    if (++entries % POLL_EVERY == 0) {
      InterruptedOperation.poll(what);
    }
    return true;
  }

  Validation result() {
    return new Validation(what, entries, findings);
  }
}
