// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelListsTest {
  private static final long HEAD = BASE;
  private static final long NOWHERE = 0xdead_0000_0000_0000L;
  private final FakeKernel fake = new FakeKernel();

  /**
   * Links the addresses {@code BASE + 64 * i} from the head in this order, then to {@code last}.
   */
  private void link(long last, int... order) {
    long at = HEAD;
    for (int i : order) {
      fake.target.pointer(at, node(i));
      at = node(i);
    }
    fake.target.pointer(at, last);
  }

  private static long node(int i) {
    return BASE + 64L * i;
  }

  private List<Long> links() {
    return KernelLists.of(kernel()).links(HEAD);
  }

  private Kernel kernel() {
    return fake.open();
  }

  @AfterEach
  void noInterruptIsLeft() {
    assertFalse(Thread.interrupted());
  }

  @Test
  void anEmptyList() {
    link(HEAD);
    assertEquals(List.of(), links());
    assertEquals(List.of(), fake.shown);
  }

  @Test
  void aSoundListInItsOrder() {
    link(HEAD, 3, 1, 2);
    assertEquals(List.of(node(3), node(1), node(2)), links());
    assertEquals(List.of(), fake.shown);
  }

  @Test
  void everyCycleThatMissesTheHeadKeepsEachEntryOnce() {
    for (int length = 1; length <= 40; length++) {
      for (int back = 1; back <= length; back += 7) {
        FakeKernel one = new FakeKernel();
        for (int i = 0; i <= length; i++) {
          one.target.pointer(node(i), node(i == length ? back : i + 1));
        }
        List<Long> found = KernelLists.of(one.open()).links(HEAD);
        List<Long> all = LongStream.rangeClosed(1, length).mapToObj(i -> node((int) i)).toList();
        assertEquals(all, found, length + " entries, the last one's next is entry " + back);
        assertEquals(
            List.of(
                String.format(
                    "+++ERROR+++ list at 0x%x runs into itself at 0x%x after %d entries;"
                        + " it never comes back to its head",
                    HEAD, node(back), length)),
            one.shown);
      }
    }
  }

  @Test
  void aCountedListThatEndsWithNullSaysSo() {
    link(0, 1, 2);
    assertEquals(2, KernelLists.of(kernel()).size(HEAD, 0, 100));
    assertEquals(
        List.of("+++ERROR+++ list at 0xffff888000010000 ends with NULL at 0x0 after 2 entries"),
        fake.shown);
  }

  @Test
  void anUnreadableLinkKeepsWhatIsBeforeIt() {
    link(NOWHERE, 1, 2);
    assertEquals(List.of(node(1), node(2)), links());
    assertEquals(1, fake.shown.size());
    String error = fake.shown.get(0);
    assertTrue(error.startsWith("+++ERROR+++ list at 0xffff888000010000: can't read 8"), error);
    assertTrue(
        error.contains("0xdead000000000000") && error.contains("2 entries kept, the last at 0x"),
        error);
  }

  @Test
  void aNullLinkIsDamageToo() {
    link(0, 1, 2);
    assertEquals(List.of(node(1), node(2)), links());
    assertEquals(
        List.of(
            "+++ERROR+++ list at 0xffff888000010000 ends with NULL after 2 entries;"
                + " it never comes back to its head"),
        fake.shown);
  }

  @Test
  void anUnreadableHeadIsAnError() {
    assertThrows(MemoryException.class, () -> KernelLists.of(kernel()).links(NOWHERE));
  }

  @Test
  void aChainEndsAtNull() {
    fake.target.pointer(node(1) + 8, node(2)).pointer(node(2) + 8, node(3)).pointer(node(3) + 8, 0);
    assertEquals(List.of(node(1), node(2), node(3)), KernelLists.of(kernel()).chain(node(1), 8));
    assertEquals(List.of(), fake.shown);
    assertEquals(List.of(), KernelLists.of(kernel()).chain(0, 8));
  }

  @Test
  void aChainEndsWhereItBegan() {
    fake.target.pointer(node(1), node(2)).pointer(node(2), node(1));
    assertEquals(List.of(node(1), node(2)), KernelLists.of(kernel()).chain(node(1), 0));
    assertEquals(List.of(), fake.shown);
  }

  @Test
  void structsAroundTheirLinks() {
    int pointer = fake.btf.pointer(0);
    int head =
        fake.btf.struct(
            "list_head", 16, new Member("next", pointer, 0), new Member("p", pointer, 64));
    int number = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.btf.struct("item", 32, new Member("nr", number, 0), new Member("link", head, 64));
    link(HEAD, 1, 2);
    fake.target.pointer(HEAD + 8, node(2));
    fake.target.putNumber(node(1) - 8, 4, 11).putNumber(node(2) - 8, 4, 22);
    Kernel kernel = kernel();
    List<Struct> items = KernelLists.of(kernel).structs(HEAD, "link", "struct item");
    assertEquals(List.of(11L, 22L), items.stream().map(item -> item.num_("nr")).toList());
    assertEquals(node(1) - 8, items.get(0).addr_());
    assertEquals(items.get(0), kernel.containerOf(node(1), "item", "link"));
  }

  @Test
  void aMemberBehindAPointerIsNoLink() {
    int self = fake.btf.next();
    fake.btf.struct("item", 16, new Member("next", self + 1, 0), new Member("to", self + 1, 64));
    fake.btf.pointer(self);
    Kernel kernel = kernel();
    assertThrows(
        PathException.class, () -> KernelLists.of(kernel).structs(HEAD, "to->next", "item"));
  }

  @Test
  void anInterruptEndsALongWalk() {
    int[] order = LongStream.rangeClosed(1, 10_000).mapToInt(i -> (int) i).toArray();
    link(HEAD, order);
    Kernel kernel = kernel();
    assertEquals(10_000, KernelLists.of(kernel).links(HEAD).size());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, () -> KernelLists.of(kernel).links(HEAD));
  }
}
