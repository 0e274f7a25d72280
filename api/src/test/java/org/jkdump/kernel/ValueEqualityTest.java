// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValueEqualityTest {
  private final FakeKernel fake = new FakeKernel();
  private Kernel kernel;

  @BeforeEach
  void layOut() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.btf.integer("unsigned int", 4, 0);
    fake.btf.integer("long int", 8, BtfBuilder.SIGNED);
    fake.btf.integer("long unsigned int", 8, 0);
    fake.btf.struct("one", 8, new Member("x", integer, 0));
    fake.btf.struct("two", 8, new Member("x", integer, 0));
    fake.target.put(BASE, new byte[256]);
    fake.target.putNumber(BASE, 8, 7).putNumber(BASE + 8, 8, 7).putNumber(BASE + 16, 8, -1);
    kernel = fake.open();
  }

  private Value at(String type, long offset) {
    return kernel.value(type, BASE + offset);
  }

  @Test
  void integersByTheirNumber() {
    assertEquals(at("int", 0), at("long", 8));
    assertEquals(at("int", 0).hashCode(), at("long", 8).hashCode());
    assertNotEquals(at("int", 0), at("int", 16));
    assertNotEquals(at("long", 16), at("unsigned long", 16));
    assertNotEquals(at("int", 16), at("unsigned int", 16));
  }

  @Test
  void structsByTheirAddressAndType() {
    assertEquals(at("struct one", 0), at("struct one", 0));
    assertEquals(at("struct one", 0).hashCode(), at("struct one", 0).hashCode());
    assertNotEquals(at("struct one", 0), at("struct one", 8));
    assertNotEquals(at("struct one", 0), at("struct two", 0));
  }

  @Test
  void structsOfTwoKernelsDiffer() {
    FakeKernel other = new FakeKernel();
    other.btf.struct("one", 8);
    assertNotEquals(at("struct one", 0), other.open().struct("one", BASE));
  }

  @Test
  void pointersByWhatTheyPointTo() {
    assertEquals(at("int *", 0), at("void *", 8));
    assertNotEquals(at("int *", 0), at("int *", 16));
    assertNotEquals(at("int *", 0), at("long", 0));
  }

  @Test
  void arraysByTheirPlaceAndType() {
    assertEquals(at("int [2]", 0), at("int [2]", 0));
    assertNotEquals(at("int [2]", 0), at("int [2]", 8));
    assertNotEquals(at("int [2]", 0), at("int [3]", 0));
  }
}
