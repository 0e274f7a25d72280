// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.function.LongUnaryOperator;
import org.jkdump.memory.Memory;
import org.jkdump.target.MemoryException;

/**
 * Checks a list for corruption: compares each link with the links that lead to it and away from it.
 */
public final class ListCheck {
  private final WalkContext context;
  private final Memory memory;
  private final int width;

  public ListCheck(WalkContext context) {
    this.context = context;
    this.memory = context.memory();
    this.width = context.types().pointerSize();
  }

  /**
   * Checks a {@code list_head} list: each {@code next->prev} leads back, and the last {@code next}
   * leads to the head.
   *
   * @param head address of a {@code struct list_head}
   */
  public Validation list(long head) {
    long start = context.address(head);
    FindingList findings = new FindingList("list", start);
    long at = start;
    long next = 0;
    try {
      for (next = memory.pointer(at); next != start; next = memory.pointer(next)) {
        if (next == 0) {
          findings.add(at, "its next is NULL");
          return findings.result();
        }
        back(findings, next, at);
        if (!findings.enter(next)) {
          return findings.result();
        }
        at = next;
      }
      back(findings, start, at);
    } catch (MemoryException e) {
      findings.add(at, "its next is 0x%x%s: %s", next, Poison.hint(next), e.getMessage());
    }
    return findings.result();
  }

  /**
   * Checks an {@code hlist}: each {@code pprev} is the address of the pointer that leads to its
   * node.
   *
   * @param head address of a {@code struct hlist_head}
   */
  public Validation hlist(long head) {
    return hashed("hlist", head, first -> first, next -> next);
  }

  /** Checks a {@code struct hlist_nulls_head} like {@link #hlist}. */
  public Validation hlistNulls(long head) {
    LongUnaryOperator end = link -> (link & 1) == 0 ? link : 0;
    return hashed("hlist_nulls", head, end, end);
  }

  /** Checks a {@code struct hlist_bl_head} like {@link #hlist}. */
  public Validation hlistBl(long head) {
    return hashed("hlist_bl", head, first -> first & ~1L, next -> next);
  }

  private Validation hashed(
      String kind, long head, LongUnaryOperator first, LongUnaryOperator next) {
    long link = context.address(head);
    FindingList findings = new FindingList(kind, link);
    long node = 0;
    try {
      node = first.applyAsLong(memory.pointer(link));
      while (node != 0) {
        long pprev = memory.pointer(node + width);
        if (pprev != link) {
          findings.add(node, "its pprev is 0x%x, but 0x%x leads here", pprev, link);
        }
        if (!findings.enter(node)) {
          break;
        }
        link = node;
        node = next.applyAsLong(memory.pointer(node));
      }
    } catch (MemoryException e) {
      findings.add(link, "leads to 0x%x%s: %s", node, Poison.hint(node), e.getMessage());
    }
    return findings.result();
  }

  private void back(FindingList findings, long node, long previous) {
    long prev = memory.pointer(node + width);
    if (prev != previous) {
      findings.add(node, "its prev is 0x%x, but 0x%x leads here", prev, previous);
    }
  }
}
