// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.ctext.SUDef;
import org.jkdump.target.CacheUse;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.NoAnswerException;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.NoSuchMemberException;
import org.junit.jupiter.api.Test;

class AbsenceTest {
  private final FakeKernel fake = new FakeKernel();

  private Kernel kernel() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.btf.struct("box", 8, new Member("number", integer, 0), new Member("other", integer, 32));
    return fake.open();
  }

  private static CacheUse paths(Kernel kernel) {
    return kernel.caches().of("paths of structs");
  }

  @Test
  void anAbsentMemberIsLookedForOnce() {
    Kernel kernel = kernel();
    Struct box = kernel.struct("struct box", BASE);
    for (int i = 0; i < 10; i++) {
      assertFalse(box.has_("numbr"));
      assertFalse(box.has_("number.x"));
    }
    assertEquals(2, paths(kernel).misses());
  }

  @Test
  void anAbsentMemberMayComeAsAnAttribute() {
    Kernel kernel = kernel();
    Struct box = kernel.struct("struct box", BASE);
    assertFalse(box.has_("value"));
    kernel.attributes().set("box", "value", List.of("number"), List.of());
    assertTrue(box.has_("value"));
  }

  @Test
  void aLostTargetOrAnInterruptIsNoAbsentMember() {
    int bytes = fake.btf.array(fake.btf.integer("u8", 1, 0), 6);
    fake.btf.struct("flat", 6, new Member("rows", bytes, 0));
    Kernel kernel = fake.open();
    Struct flat = kernel.struct("struct flat", BASE);
    // The dimensions of the array are looked for in the modules that crash has loaded.
    fake.target.trouble(AbsenceTest::lose);
    assertThrows(TargetLostException.class, () -> flat.has_("rows"));
    fake.target.trouble(() -> InterruptedOperation.poll("asking"));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedOperation.class, () -> flat.has_("rows"));
    assertTrue(flat.has_("rows"));
  }

  @Test
  void aPathThatIsResolvedWhileDebuginfoChangesIsResolvedAgain() {
    int bytes = fake.btf.array(fake.btf.integer("u8", 1, 0), 6);
    fake.btf.struct("flat", 6, new Member("rows", bytes, 0));
    fake.target.put(BASE, new byte[6]);
    Kernel kernel = fake.open();
    Struct flat = kernel.struct("struct flat", BASE);
    AtomicBoolean changed = new AtomicBoolean();
    fake.target.trouble(
        () -> {
          if (!changed.getAndSet(true)) {
            kernel.debuginfoChanged();
          }
        });
    flat.num_("rows[1]");
    assertTrue(changed.get());
    flat.num_("rows[1]");
    flat.num_("rows[1]");
    assertEquals(2, paths(kernel).misses());
  }

  private static void lose() {
    throw new TargetLostException("gone");
  }

  @Test
  void aDefinitionIsLaidOutOncePerText() {
    Kernel kernel = kernel();
    for (int i = 0; i < 1000; i++) {
      kernel.struct(SUDef.parse("struct own { int a; struct { int b; } c; };"), BASE).has_("c.b");
    }
    assertEquals(1, kernel.caches().of("structs in C text").entries());
    assertTrue(kernel.caches().of("structs in use").entries() <= 2);
  }

  @Test
  void theMessageIsMadeWhenItIsShown() {
    Struct box = kernel().struct("struct box", BASE);
    NoAnswerException e = assertThrows(NoSuchMemberException.class, () -> box.get_("numbr"));
    assertEquals(
        "struct box has no member 'numbr' in kernel 5.10.0-test; did you mean 'number'?",
        e.getMessage());
  }
}
