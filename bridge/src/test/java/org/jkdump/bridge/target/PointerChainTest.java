// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jkdump.bridge.paging.TableBuilder;
import org.jkdump.bridge.paging.X86PageTables;
import org.jkdump.target.Chain;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.junit.jupiter.api.Test;

class PointerChainTest {
  private static final long AT = 0xffff888000000000L;
  private static final int PAGES = 16;

  private final TableBuilder memory = new TableBuilder(4, 0x1000000);

  PointerChainTest() {
    for (int i = 0; i < PAGES; i++) {
      memory.map(AT + i * 4096L, i * 4096L);
      memory.pages().put((long) i, new byte[4096]);
    }
  }

  private void link(long from, long to) {
    for (int i = 0; i < Long.BYTES; i++) {
      long at = from - AT + i;
      memory.pages().get(at / 4096)[(int) (at % 4096)] = (byte) (to >>> 8 * i);
    }
  }

  private Chain follow(long start, long offset, long stop, int max) {
    X86PageTables tables = new X86PageTables(memory, 4, 0);
    AddressSpace space =
        new AddressSpace(
            new MemoryDump(memory, 0x10000),
            Space.KERNEL,
            (address, count) -> tables.translate(memory.root(), address, count));
    return new PointerChain(new RecentPages(space, 4096), stop, max).follow(start, offset);
  }

  private static void assertChain(Chain chain, Chain.End end, long at, long... addresses) {
    assertEquals(end, chain.end());
    assertEquals(at, chain.at());
    assertArrayEquals(addresses, chain.addresses());
  }

  @Test
  void endsAtNullAtTheStopAndAtTheLimit() {
    link(AT + 8, AT + 0x5000);
    link(AT + 0x5008, AT + 0x9000);
    assertChain(follow(AT, 8, 0, 9), Chain.End.NULL, 0, AT, AT + 0x5000, AT + 0x9000);
    assertChain(follow(AT, 8, AT + 0x9000, 9), Chain.End.STOP, AT + 0x9000, AT, AT + 0x5000);
    assertChain(follow(AT, 8, 0, 2), Chain.End.MAX, AT + 0x9000, AT, AT + 0x5000);
    assertChain(follow(0, 8, 0, 2), Chain.End.NULL, 0);
  }

  @Test
  void aPointerMayCrossAPage() {
    link(AT + 4092, AT + 0x2000);
    assertChain(follow(AT, 4092, 0, 1), Chain.End.MAX, AT + 0x2000, AT);
  }

  @Test
  void aLoopEndsWhereItCloses() {
    link(AT, AT + 0x1000);
    link(AT + 0x1000, AT + 0x2000);
    link(AT + 0x2000, AT + 0x1000);
    Chain chain = follow(AT, 0, 0, 100);
    assertChain(chain, Chain.End.CYCLE, AT + 0x1000, AT, AT + 0x1000, AT + 0x2000);
  }

  @Test
  void anUnreadablePointerEndsTheChainAndKeepsIt() {
    link(AT, AT + 0x3000);
    memory.damage(0x3000, Outcome.EXCLUDED);
    assertChain(follow(AT, 0, 0, 9), Chain.End.UNREADABLE, AT + 0x3000, AT, AT + 0x3000);
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, () -> follow(AT, 0, 0, 9));
  }
}
