// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.btf.BtfBuilder;
import org.jkdump.target.Outcome;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerCpuTest {
  private static final long FIRST = BASE + 0x1000;
  private static final long SECOND = BASE + 0x2000;
  private final FakeKernel fake = new FakeKernel();
  private Kernel kernel;

  @BeforeEach
  void layOut() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.symbol("__per_cpu_start", 0).variable("counter", integer, 0x10);
    fake.symbol("__per_cpu_end", 0x800).symbol("__per_cpu_offset", BASE);
    fake.target.pointer(BASE, FIRST).pointer(BASE + 8, SECOND);
    fake.target.putNumber(FIRST + 0x10, 4, 100).putNumber(SECOND + 0x10, 4, -1);
    kernel = fake.open();
  }

  @Test
  void oneValueForEachCpu() {
    PerCpuValue counter = assertInstanceOf(PerCpuValue.class, kernel.symbolValue("counter"));
    assertEquals(100, counter.at_(0).num_());
    assertEquals(-1, counter.at_(1).num_());
    assertEquals("CPU 0: 100\nCPU 1: -1", counter.toString());
  }

  @Test
  void aCopyThatCanNotBeReadLeavesTheOthers() {
    fake.target.hole(FIRST, Outcome.EXCLUDED);
    assertEquals(
        "CPU 0: <excluded from the dump>\nCPU 1: -1", kernel.symbolValue("counter").toString());
  }

  @Test
  void noOtherCpus() {
    Value counter = kernel.symbolValue("counter");
    TargetException e = assertThrows(TargetException.class, () -> counter.at_(2));
    assertEquals("there is no CPU 2: this kernel has 2", e.getMessage());
    assertThrows(TargetException.class, () -> counter.at_(-1));
    assertThrows(TargetException.class, () -> counter.at_(1L << 32));
  }

  @Test
  void whoseHasToBeSaid() {
    Value counter = kernel.symbolValue("counter");
    TargetException e = assertThrows(TargetException.class, () -> counter.get_("x"));
    assertTrue(e.getMessage().contains("at_(cpu)"), e.getMessage());
  }
}
