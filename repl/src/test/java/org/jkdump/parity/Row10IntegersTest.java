// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readLong;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readS16;
import static org.jkdump.api.PyKdumpAPI.readS32;
import static org.jkdump.api.PyKdumpAPI.readS64;
import static org.jkdump.api.PyKdumpAPI.readS8;
import static org.jkdump.api.PyKdumpAPI.readU16;
import static org.jkdump.api.PyKdumpAPI.readU32;
import static org.jkdump.api.PyKdumpAPI.readU64;
import static org.jkdump.api.PyKdumpAPI.readU8;
import static org.jkdump.api.PyKdumpAPI.readUInt;
import static org.jkdump.api.PyKdumpAPI.readULong;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 10: U8..U64, S8..S64, int, long, pointer: signedness and edges")
@Oracle("the test module; GDB")
class Row10IntegersTest {
  private static long at(String symbol) {
    Dump.kernel();
    long address = sym2addr(symbol);
    assertNotEquals(0, address, "the test module has " + symbol);
    return address;
  }

  // The source of the test module gives the values of its struct jkdump_ints.
  @Test
  void theEdgesOfEveryWidth() {
    long ints = at("jkdump_ints");
    assertEquals(-128, readS8(ints));
    assertEquals(127, readS8(ints + 1));
    assertEquals(-1, readS8(ints + 2));
    assertEquals(255, readU8(ints + 3));
    assertEquals(128, readU8(ints + 4));
    assertEquals(-32768, readS16(ints + 6));
    assertEquals(32767, readS16(ints + 8));
    assertEquals(-1, readS16(ints + 10));
    assertEquals(65535, readU16(ints + 12));
    assertEquals(Integer.MIN_VALUE, readS32(ints + 16));
    assertEquals(Integer.MAX_VALUE, readS32(ints + 20));
    assertEquals(-1, readS32(ints + 24));
    assertEquals(4294967295L, readU32(ints + 28));
    assertEquals(2147483648L, readU32(ints + 32));
    assertEquals(Long.MIN_VALUE, readS64(ints + 40));
    assertEquals(Long.MAX_VALUE, readS64(ints + 48));
    assertEquals(-1, readS64(ints + 56));
    assertEquals("18446744073709551615", Long.toUnsignedString(readU64(ints + 64)));
    assertEquals("9223372036854775808", Long.toUnsignedString(readU64(ints + 72)));
  }

  @Test
  void numbersOfTheModule() {
    assertEquals(42, readInt(at("jkdump_int")));
    assertEquals(-42, readInt(at("jkdump_negative")));
    assertEquals(4000000000L, readUInt(at("jkdump_unsigned")));
    assertEquals(-294967296, readInt(at("jkdump_unsigned")));
    assertEquals(-4000000000L, readLong(at("jkdump_long")));
    assertEquals(-1, readULong(at("jkdump_u64")));
    assertEquals(200, readU8(at("jkdump_u8")));
    assertEquals(-100, readS8(at("jkdump_s8")));
    assertEquals(77, readInt(at("jkdump_const")));
    assertEquals(0, readInt(at("jkdump_zero")));
  }

  @Test
  void widthsAgreeWithRd() {
    long address = at("jkdump_ints");
    String place = String.format("%x", address);
    String[] said =
        Dump.crash("rd -16 " + place, "rd -32 " + place, "rd -64 " + place, "rd " + place);
    assertEquals(word(said[0]), Long.toHexString(readU16(address)));
    assertEquals(word(said[1]), Long.toHexString(readU32(address)));
    assertEquals(word(said[2]), Long.toHexString(readU64(address)));
    assertEquals(word(said[3]), Long.toHexString(readPtr(address)));
  }

  private static String word(String rd) {
    String word = rd.strip().split("\\s+")[1];
    return Long.toHexString(Long.parseUnsignedLong(word, 16));
  }
}
