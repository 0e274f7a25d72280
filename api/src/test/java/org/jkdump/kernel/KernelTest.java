// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.CommandException;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.Test;

class KernelTest {
  private final FakeKernel fake = new FakeKernel();

  @Test
  void aCommandThatFailsCarriesWhatItPrinted() {
    Kernel kernel = fake.open();
    CommandException e = assertThrows(CommandException.class, () -> kernel.command("nosuch"));
    assertEquals("nosuch", e.command());
    assertEquals("crash: command not found: nosuch\n", e.partialOutput());
    assertEquals(
        "crash command 'nosuch' failed:\ncrash: command not found: nosuch", e.getMessage());
  }

  @Test
  void noOutputIsNoError() {
    fake.target.command("set scroll off", "");
    assertEquals("", fake.open().command("set scroll off"));
  }

  @Test
  void anUnknownSymbolSuggestsANeighbour() {
    fake.symbol("jiffies", BASE);
    TargetException e =
        assertThrows(TargetException.class, () -> fake.open().symbolAddress("jifies"));
    assertEquals("no symbol 'jifies'; did you mean 'jiffies'?", e.getMessage());
  }

  @Test
  void aVariableWithoutATypeSaysWhatToDo() {
    fake.symbol("untyped", BASE);
    TargetException e =
        assertThrows(TargetException.class, () -> fake.open().symbolValue("untyped"));
    assertTrue(e.getMessage().contains("readSU(type, addr)"), e.getMessage());
  }

  @Test
  void aPageThatCouldNotBeReadIsReadAgainAfterAModuleIsLoaded() {
    fake.target.putNumber(BASE, 4, 7).hole(BASE, Outcome.UNMAPPED);
    Kernel kernel = fake.open();
    assertThrows(MemoryException.class, () -> kernel.memory(Space.USER, 1).unsigned(BASE, 4));
    fake.target.hole(BASE, Outcome.OK);
    kernel.debuginfoChanged();
    assertEquals(7, kernel.memory(Space.USER, 1).unsigned(BASE, 4));
  }

  @Test
  void whatWasDerivedWithoutDebuginfoIsDerivedAnewWithIt() {
    Kernel kernel = fake.open();
    AtomicInteger made = new AtomicInteger();
    Function<Kernel, Integer> maker = k -> made.incrementAndGet();
    assertEquals(1, kernel.derived(Integer.class, maker));
    assertEquals(1, kernel.derived(Integer.class, maker));
    kernel.debuginfoChanged();
    assertEquals(2, kernel.derived(Integer.class, maker));
  }

  @Test
  void expressions() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    int matrix = fake.btf.array(fake.btf.array(integer, 4), 2);
    int self = fake.btf.next();
    fake.btf.struct("box", 48, new Member("b", matrix, 0), new Member("next", self + 1, 256));
    int pointer = fake.btf.pointer(self);
    fake.variable("boxes", fake.btf.array(self, 3), BASE);
    fake.variable("first", pointer, BASE + 0x400);
    fake.variable("number", fake.btf.pointer(integer), BASE + 0x408);
    fake.target.putNumber(BASE + 2 * 48 + 28, 4, 77).pointer(BASE + 32, BASE + 2 * 48);
    fake.target.pointer(BASE + 0x400, BASE).pointer(BASE + 0x408, BASE + 2 * 48 + 28);
    Kernel kernel = fake.open();
    assertEquals(77, evaluate(kernel, "boxes[2].b[1][3]"));
    assertEquals(77, evaluate(kernel, "boxes[0].next->b[1][3]"));
    assertEquals(77, evaluate(kernel, "first->next.b[1][3]"));
    assertEquals(77, evaluate(kernel, " * number "));
    assertThrows(PathException.class, () -> evaluate(kernel, "12[3]"));
    assertThrows(PathException.class, () -> evaluate(kernel, "first->"));
    assertThrows(TargetException.class, () -> evaluate(kernel, "nowhere->x"));
  }

  private static long evaluate(Kernel kernel, String text) {
    return kernel.evaluate(text).num_();
  }

  @Test
  void aContainerNeedsADirectPath() {
    int self = fake.btf.next();
    fake.btf.struct("box", 16, new Member("next", self + 1, 0), new Member("x", self + 1, 64));
    fake.btf.pointer(self);
    Kernel kernel = fake.open();
    assertEquals(BASE - 8, kernel.containerOf(BASE, "box", "x").addr_());
    assertThrows(PathException.class, () -> kernel.containerOf(BASE, "box", "next->x"));
  }

  @Test
  void anArrayDeclaredWithoutItsLengthReachesToTheNextSymbol() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.variable("table", fake.btf.array(integer, 0), BASE).symbol("next", BASE + 12);
    assertEquals(3, ((ArrayValue) fake.open().symbolValue("table")).length_());
  }
}
