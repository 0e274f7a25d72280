// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long doubles, in the bytes that GCC stores on x86 and on a machine with IEEE's binary128. */
class FloatsTest {
  private static double read(String machine, int size, long high, long low) {
    FakeKernel fake = new FakeKernel();
    fake.target.fact("machine", machine);
    fake.btf.floating("long double", size);
    fake.target.putNumber(BASE, 8, low).putNumber(BASE + 8, 8, high);
    return ((FloatValue) fake.open().value("long double", BASE)).double_();
  }

  @ParameterizedTest
  @CsvSource({
    "0x3fff, 0x8000000000000000, 1.0",
    "0xbfff, 0xc000000000000000, -1.5",
    "0x4000, 0xc90fdaa22168c235, 3.141592653589793",
    "0x0000, 0x0000000000000000, 0.0",
    "0x8000, 0x0000000000000000, -0.0",
    "0x7fff, 0x8000000000000000, Infinity",
    "0xffff, 0x8000000000000000, -Infinity",
    "0x7fff, 0xc000000000000000, NaN",
    "0x7ffe, 0xffffffffffffffff, Infinity",
    "0x0001, 0x8000000000000000, 0.0",
    "0x3c01, 0x8000000000000000, 2.2250738585072014E-308",
    "0x3bcd, 0x8000000000000000, 4.9E-324"
  })
  void ofX87(String high, String low, double value) {
    long mantissa = Long.parseUnsignedLong(low.substring(2), 16);
    long garbage = 0x1234_5678_9abc_0000L | Long.decode(high);
    assertEquals(value, read("x86_64", 16, garbage, mantissa));
    assertEquals(value, read("i686", 12, garbage, mantissa));
  }

  @ParameterizedTest
  @CsvSource({
    "3fff000000000000, 0, 1.0",
    "bfff800000000000, 0, -1.5",
    "4000921fb54442d1, 8469898cc51701b8, 3.141592653589793",
    "0, 0, 0.0",
    "7fff000000000000, 0, Infinity",
    "7fff800000000000, 0, NaN"
  })
  void ofIeeeBinary128(String high, String low, double value) {
    long top = Long.parseUnsignedLong(high, 16);
    assertEquals(value, read("aarch64", 16, top, Long.parseUnsignedLong(low, 16)));
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void anUnknownWidthIsNoNumber(int size) {
    FakeKernel fake = new FakeKernel();
    fake.btf.floating("_Float16", size);
    fake.target.put(BASE, new byte[8]);
    OpaqueValue value = assertInstanceOf(OpaqueValue.class, fake.open().value("_Float16", BASE));
    assertEquals("<_Float16 0xffff888000010000>", value.toString());
  }
}
