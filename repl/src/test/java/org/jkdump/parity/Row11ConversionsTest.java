// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.atomicT;
import static org.jkdump.api.PyKdumpAPI.be16ToCpu;
import static org.jkdump.api.PyKdumpAPI.be32ToCpu;
import static org.jkdump.api.PyKdumpAPI.be64ToCpu;
import static org.jkdump.api.PyKdumpAPI.cpuToBe16;
import static org.jkdump.api.PyKdumpAPI.cpuToBe32;
import static org.jkdump.api.PyKdumpAPI.cpuToLe16;
import static org.jkdump.api.PyKdumpAPI.cpuToLe32;
import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.le16ToCpu;
import static org.jkdump.api.PyKdumpAPI.le32ToCpu;
import static org.jkdump.api.PyKdumpAPI.le64ToCpu;
import static org.jkdump.api.PyKdumpAPI.mem2long;
import static org.jkdump.api.PyKdumpAPI.readIntN;
import static org.jkdump.api.PyKdumpAPI.readS64;
import static org.jkdump.api.PyKdumpAPI.readU32;
import static org.jkdump.api.PyKdumpAPI.readU64;
import static org.jkdump.api.PyKdumpAPI.readmem;
import static org.jkdump.api.PyKdumpAPI.sLong;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.uInt;
import static org.jkdump.api.PyKdumpAPI.uLong;
import static org.jkdump.api.PyKdumpAPI.unsigned16;
import static org.jkdump.api.PyKdumpAPI.unsigned32;
import static org.jkdump.api.PyKdumpAPI.unsigned64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 11: sLong, unsigned16/32/64, le/be conversions")
@Oracle("GDB; arithmetic")
class Row11ConversionsTest {
  @Test
  void signs() {
    Dump.kernel();
    assertEquals(-1, sLong(0xffff_ffff_ffff_ffffL));
    assertEquals(-1, sLong(0xffff_ffffL, 32));
    assertEquals(-32768, sLong(0x8000, 16));
    assertEquals(0x7fff, sLong(0x7fff, 16));
    assertEquals(4294967295L, uInt(-1));
    assertEquals(new BigInteger("18446744073709551615"), uLong(-1));
    assertEquals(65535, unsigned16(-1));
    assertEquals(4294967295L, unsigned32(-1));
    assertEquals(new BigInteger("9223372036854775808"), unsigned64(Long.MIN_VALUE));
  }

  @Test
  void byteOrders() {
    Dump.kernel();
    assertEquals(0x1234, le16ToCpu(0x1234));
    assertEquals(0x12345678L, le32ToCpu(0x12345678));
    assertEquals(-2, le64ToCpu(-2));
    assertEquals(0x3412, be16ToCpu(0x1234));
    assertEquals(0x78563412L, be32ToCpu(0x12345678));
    assertEquals(0x0807060504030201L, be64ToCpu(0x0102030405060708L));
    assertEquals(0xbeef, cpuToLe16(0xbeef));
    assertEquals(0xdeadbeefL, cpuToLe32(0xdeadbeefL));
    assertEquals(0xefbe, cpuToBe16(0xbeef));
    assertEquals(0xefbeaddeL, cpuToBe32(0xdeadbeefL));
  }

  // GDB reads the same bytes as numbers of each width.
  @Test
  void bytesOfTheDumpAsNumbers() {
    Dump.kernel();
    long address = sym2addr("jkdump_ints");
    byte[] bytes = readmem(address, 64);
    assertEquals(readU64(address), mem2long(Arrays.copyOf(bytes, 8)));
    long[] numbers = mem2long(bytes, true, 8);
    String place = String.format("%x", address);
    String[] words = Dump.crash("rd -64 " + place + " 8")[0].split("\\s+");
    long[] expected =
        Arrays.stream(words)
            .filter(w -> w.matches("[0-9a-f]{16}"))
            .mapToLong(w -> Long.parseUnsignedLong(w, 16))
            .toArray();
    assertArrayEquals(expected, numbers);
    assertEquals(readS64(address + 8), readIntN(address + 8, 8, true));
    assertEquals(readU32(address + 16) & 0xffffff, readIntN(address + 16, 3, false));
  }

  @Test
  void atomics() {
    Dump.kernel();
    String[] said =
        Dump.crash(
            "gdb printf \"%d\", init_mm.mm_users.counter",
            "gdb printf \"%ld\", init_mm.pgtables_bytes.counter",
            "gdb printf \"%d\", init_task.usage.refs.counter",
            "gdb printf \"%d\", init_task.prio");
    assertEquals(said[0].strip(), "" + atomicT(eval("init_mm.mm_users")));
    assertEquals(said[1].strip(), "" + atomicT(eval("init_mm.pgtables_bytes")));
    assertEquals(said[2].strip(), "" + atomicT(eval("init_task.usage")), "a refcount_t");
    assertEquals(said[3].strip(), "" + atomicT(eval("init_task.prio")), "a plain integer");
  }
}
