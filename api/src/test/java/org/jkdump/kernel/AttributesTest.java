// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.MemoryException;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.Test;

/**
 * Attributes on two kernels. In the old one {@code struct task} has its state at 4, named {@code
 * state}; in the new one at 8, named {@code __state}. {@code box} begins with a {@code task}.
 */
class AttributesTest {
  private static final List<String> STATE = List.of("__state", "state");
  private final Kernel before = kernel("state", 4);
  private final Kernel since = kernel("__state", 8);

  private static Kernel kernel(String state, int at) {
    FakeKernel fake = new FakeKernel();
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    int task = fake.btf.next();
    fake.btf.struct(
        "task",
        48,
        new Member("pid", integer, 0),
        new Member(state, integer, at * 8),
        new Member("parent", task + 1, 128),
        new Member("pids", task + 2, 192),
        new Member("bits", integer, 322, 5));
    int pointer = fake.btf.pointer(task);
    fake.btf.array(integer, 3);
    int box =
        fake.btf.struct("box", 56, new Member("t", task, 0), new Member("size", integer, 384));
    fake.variable("tasks", fake.btf.array(task, 2), BASE);
    fake.variable("boxed", box, BASE);
    fake.variable("first", pointer, BASE + 0x400);
    fake.target.pointer(BASE + 0x400, BASE);
    for (int i = 0; i < 2; i++) {
      long task0 = BASE + 48 * i;
      fake.target.putNumber(task0, 4, 100 + i).putNumber(task0 + at, 4, 7 + i);
      fake.target.pointer(task0 + 16, i == 0 ? BASE + 48 : 0);
      fake.target.putNumber(task0 + 24, 4, 1).putNumber(task0 + 28, 4, 2 + i);
      fake.target.putNumber(task0 + 40, 4, 11 << 2);
    }
    return fake.open();
  }

  private static Struct task(Kernel kernel) {
    return kernel.struct("task", BASE);
  }

  private static boolean set(Kernel kernel, String name, String... paths) {
    return kernel.attributes().set("struct task", name, List.of(paths), List.of());
  }

  private static void compute(Kernel kernel, String name, Function<Struct, Object> function) {
    assertTrue(kernel.attributes().set("task", name, function));
  }

  @Test
  void theFirstPathThatAKernelHasWinsInEachOfTwo() {
    for (Kernel kernel : List.of(before, since)) {
      assertTrue(kernel.attributes().set("struct task", "st", STATE, List.of()));
      assertEquals(7, task(kernel).num_("st"));
      assertEquals(8, task(kernel).num_("parent->st"));
    }
    assertEquals(BASE + 4, task(before).addrOf_("st"));
    assertEquals(BASE + 8, task(since).addrOf_("st"));
  }

  @Test
  void anAttributeOfOneKernelIsNoneOfAnother() {
    assertTrue(set(before, "st", "state"));
    assertFalse(task(since).has_("st"));
  }

  @Test
  void falseIfNoPathResolvesOrThereIsNoSuchStruct() {
    assertFalse(set(before, "st", "nothing", "pid.x", "parent->none"));
    assertFalse(task(before).has_("st"));
    assertFalse(before.attributes().set("struct nothing", "st", STATE, List.of()));
    assertFalse(before.attributes().set("struct nothing", "st", s -> 1));
    assertFalse(before.attributes().has("struct nothing", "st"));
    NoSuchMemberException e =
        assertThrows(NoSuchMemberException.class, () -> task(before).num_("st"));
    assertEquals("struct task has no member 'st' in kernel 5.10.0-test", e.getMessage());
  }

  @Test
  void attributesStandAnywhereInAPath() {
    assertTrue(set(before, "up", "parent"));
    assertTrue(set(before, "second", "pids[1]"));
    assertTrue(set(before, "all", "pids"));
    assertTrue(set(before, "flags", "up.bits"), "a path may use attributes set before");
    assertEquals(101, task(before).num_("up.pid"));
    assertEquals(3, task(before).num_("up->second"));
    assertEquals(3, task(before).num_("up->all[1]"));
    assertEquals(11, task(before).num_("flags"));
    assertEquals(101, task(before).su_("up").num_("pid"));
    assertEquals(101, before.evaluate("tasks[0].up.pid").num_());
    assertEquals(101, before.evaluate("first->up.pid").num_());
    assertEquals(8, before.evaluate("tasks[1].state").num_());
    assertEquals(BASE + 48, before.containerOf(BASE + 48 + 28, "task", "second").addr_());
  }

  @Test
  void aNullPointerOnTheWayIsNamed() {
    assertTrue(set(before, "grand", "parent->parent"));
    NullPointerRead e = assertThrows(NullPointerRead.class, () -> task(before).num_("grand.pid"));
    assertTrue(e.getMessage().contains("'grand' is NULL"), e.getMessage());
    NullPointerRead deeper =
        assertThrows(NullPointerRead.class, () -> task(before).num_("grand.parent.pid"));
    assertTrue(deeper.getMessage().contains("'grand' is NULL"), deeper.getMessage());
    NullPointerRead within =
        assertThrows(NullPointerRead.class, () -> task(before).num_("parent.grand"));
    assertTrue(within.getMessage().contains("'parent.parent' is NULL"), within.getMessage());
  }

  @Test
  void anEmptyPathIsTheObjectItself() {
    assertTrue(set(before, "self", ""));
    assertEquals(task(before), task(before).get_("self"));
    assertEquals(100, task(before).num_("self.self.pid"));
    assertEquals(101, task(before).num_("parent.self.pid"));
  }

  @Test
  void structsThatBeginWithItGetItToo() {
    assertTrue(before.attributes().set("task", "st", STATE, List.of("struct box", "struct none")));
    assertTrue(before.attributes().set("task", "self", List.of(""), List.of("box")));
    Struct box = before.struct("box", BASE);
    assertEquals(7, box.num_("st"));
    assertEquals(8, box.num_("t.parent.st"));
    assertEquals("struct box", box.get_("self").type_().text());
  }

  @Test
  void oneSetterForSeveralStructs() {
    AttrSetter setter = new AttrSetter(before.attributes(), "struct task", List.of("struct box"));
    assertTrue(setter.set("st", "__state", "state"));
    assertFalse(setter.set("wrong", "a", "b"));
    assertTrue(setter.set("twice", s -> 2 * s.num_("st")));
    assertTrue(setter.has("st"));
    assertFalse(setter.has("wrong"));
    assertEquals(14, task(before).num_("twice"));
    assertEquals(14, before.struct("box", BASE).num_("twice"));
  }

  @Test
  void anAttributeHidesAMemberButNotInItsOwnPath() {
    assertEquals(100, task(before).num_("pid"));
    assertTrue(set(before, "pid", "pids[1]"));
    assertEquals(2, task(before).num_("pid"), "known fields are resolved anew");
    assertTrue(set(before, "pid", "pid"));
    assertEquals(100, task(before).num_("pid"));
    assertTrue(task(before).dump_().contains(".pid = 100"));
  }

  @Test
  void settingAgainCounts() {
    assertTrue(set(before, "x", "pid"));
    assertEquals(100, task(before).num_("x"));
    assertTrue(set(before, "x", "state"));
    assertEquals(7, task(before).num_("x"));
    assertFalse(set(before, "x", "nothing"));
    assertEquals(7, task(before).num_("x"), "a path that doesn't resolve changes nothing");
  }

  @Test
  void computedAttributesAreAnyObject() {
    compute(before, "parent2", s -> s.su_("parent"));
    compute(before, "doubled", s -> 2 * s.num_("pid"));
    compute(before, "text", s -> "task " + s.num_("pid"));
    compute(before, "even", s -> s.num_("pid") % 2 == 0);
    compute(before, "nothing", s -> null);
    compute(before, "list", s -> List.of(1, 2));
    Struct task = task(before);
    assertEquals(101, task.num_("parent2.pid"));
    assertEquals(202, task.num_("parent2.doubled"));
    assertEquals(202, task.num_("parent.doubled"));
    assertEquals("task 100", task.str_("text"));
    assertEquals("task 100", task.get_("text").toString());
    assertEquals(1, task.num_("even"));
    assertNull(task.str_("nothing"));
    assertTrue(task.get_("nothing").isNull_());
    assertEquals(List.of(1, 2), ((ComputedValue) task.get_("list")).object_());
    assertTrue(task.has_("text"));
    assertEquals(200, before.evaluate("tasks[0].doubled").num_());
  }

  @Test
  void anAliasMayLeadToWhatIsComputed() {
    compute(before, "up", s -> s.su_("parent"));
    assertTrue(set(before, "upper", "up.pid"));
    assertEquals(101, task(before).num_("upper"));
  }

  @Test
  void whatIsComputedHasNoPlace() {
    compute(before, "x", s -> 1);
    assertThrows(TargetException.class, () -> task(before).addrOf_("x"));
    assertThrows(TargetException.class, () -> before.containerOf(BASE, "task", "x"));
    assertThrows(TargetException.class, () -> task(before).su_("x"));
    assertThrows(TargetException.class, () -> task(before).get_("x.pid"));
    compute(before, "text", s -> "abc");
    TargetException e = assertThrows(TargetException.class, () -> task(before).num_("text"));
    assertEquals("attribute 'text' is no number but 'abc'", e.getMessage());
  }

  @Test
  void aFunctionThatThrowsNamesTheAttributeAndTheStruct() {
    compute(before, "broken", s -> List.of().get(3));
    TargetException e = assertThrows(TargetException.class, () -> task(before).num_("broken"));
    assertTrue(
        e.getMessage()
            .startsWith(
                "attribute 'broken' of <struct task 0xffff888000010000>:"
                    + " java.lang.ArrayIndexOutOfBoundsException"),
        e.getMessage());
    assertTrue(e.getCause() instanceof IndexOutOfBoundsException);
    compute(before, "faulty", s -> s.cast_("box").at_(1 << 20).num_("size"));
    assertThrows(
        MemoryException.class, () -> task(before).num_("faulty"), "the memory error is kept");
    CancellationException stop = new CancellationException();
    compute(
        before,
        "stopped",
        s -> {
          throw stop;
        });
    assertSame(stop, assertThrows(CancellationException.class, () -> task(before).num_("stopped")));
  }

  @Test
  void aFunctionThatNeedsItselfIsAnErrorNotTheEndOfTheStack() {
    compute(before, "self", s -> s.num_("self") + 1);
    TargetException e = assertThrows(TargetException.class, () -> task(before).num_("self"));
    assertTrue(e.getMessage().endsWith("it needs itself without end"), e.getMessage());
  }

  @Test
  void aPathWithASyntaxErrorShowsThePlaceOnEveryKernel() {
    PathException e =
        assertThrows(PathException.class, () -> set(before, "x", "pid", "parent->[1].", "a"));
    assertEquals("a member's name is expected here\n  parent->[1].\n          ^", e.getMessage());
    assertThrows(PathException.class, () -> set(before, "a.b", "pid"));
    assertThrows(PathException.class, () -> set(before, "", "pid"));
    assertTrue(set(before, "up", "parent"));
    PathException at = assertThrows(PathException.class, () -> task(before).num_("up..pid"));
    assertTrue(at.getMessage().endsWith("\n  up..pid\n     ^"), at.getMessage());
  }
}
