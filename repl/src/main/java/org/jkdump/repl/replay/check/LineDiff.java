// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** Differences between lists of lines. */
final class LineDiff {
  private static final int CONTEXT = 3;
  // Beyond this product of line counts the search for common lines takes too long.
  private static final long SEARCHED = 400_000_000L;

  private LineDiff() {}

  /** The deltas from one list to the other; coarse if the lists are very long. */
  static List<AbstractDelta<String>> deltas(List<String> old, List<String> now) {
    return patch(old, now).getDeltas();
  }

  /** A unified diff; empty if there is no difference. */
  static List<String> unified(List<String> old, List<String> now) {
    return UnifiedDiffUtils.generateUnifiedDiff("recorded", "now", old, patch(old, now), CONTEXT);
  }

  private static Patch<String> patch(List<String> old, List<String> now) {
    return (long) old.size() * now.size() <= SEARCHED ? DiffUtils.diff(old, now) : coarse(old, now);
  }

  // One change of all lines between the equal beginning and the equal end.
  private static Patch<String> coarse(List<String> old, List<String> now) {
    int most = Math.min(old.size(), now.size());
    int head = 0;
    while (head < most && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    Patch<String> patch = new Patch<>();
    List<String> gone = new ArrayList<>(old.subList(head, old.size() - tail));
    List<String> come = new ArrayList<>(now.subList(head, now.size() - tail));
    if (!gone.isEmpty() || !come.isEmpty()) {
      patch.addDelta(new ChangeDelta<>(new Chunk<>(head, gone), new Chunk<>(head, come)));
    }
    return patch;
  }
}
