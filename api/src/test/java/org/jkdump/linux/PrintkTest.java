// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log as kernels before v5.10 keep it; every dump of the testbed has the newer format. */
class PrintkTest {
  private static final long BUFFER = 0xffff_8880_0001_0000L;
  private static final long VARIABLES = 0xffff_ffff_8100_0000L;
  private final FakeKernel fake = new FakeKernel();

  @BeforeEach
  void layOut() {
    int u8 = fake.btf.integer("unsigned char", 1, 0);
    int u16 = fake.btf.integer("unsigned short", 2, 0);
    int u64 = fake.btf.integer("unsigned long long", 8, 0);
    fake.btf.struct(
        "printk_log",
        16,
        new Member("ts_nsec", u64, 0),
        new Member("len", u16, 64),
        new Member("text_len", u16, 80),
        new Member("dict_len", u16, 96),
        new Member("facility", u8, 112),
        new Member("flags", u8, 120, 5),
        new Member("level", u8, 125, 3));
    fake.symbol("log_buf", VARIABLES).symbol("log_buf_len", VARIABLES + 8);
    fake.symbol("log_first_seq", VARIABLES + 16).symbol("log_first_idx", VARIABLES + 24);
    fake.symbol("log_next_idx", VARIABLES + 28);
    fake.target.put(BUFFER, new byte[256]).pointer(VARIABLES, BUFFER);
    fake.target.putNumber(VARIABLES + 8, 4, 256).putNumber(VARIABLES + 16, 8, 7);
  }

  private void bounds(int first, int next) {
    fake.target.putNumber(VARIABLES + 24, 4, first).putNumber(VARIABLES + 28, 4, next);
  }

  private void record(int at, int length, String text, int level) {
    long header = BUFFER + at;
    fake.target.putNumber(header, 8, 1_234_567_890L).putNumber(header + 8, 2, length);
    fake.target.putNumber(header + 10, 2, text.length()).putNumber(header + 15, 1, level << 5);
    fake.target.put(header + 16, text.getBytes(US_ASCII));
  }

  @Test
  void eachLineOfARecordHasItsTime() {
    record(0, 32, "two\nlines", 4);
    bounds(0, 32);
    Printk.Line line = Printk.records(fake.open()).get(0);
    assertEquals(List.of("[    1.234567] two", "[    1.234567] lines"), line.lines());
    assertEquals("[    1.234567] two\n               lines", line.toString());
  }

  @Test
  void records() {
    record(0, 32, "hello", 6);
    record(32, 24, "world", 3);
    bounds(0, 56);
    List<Printk.Line> lines = Printk.records(fake.open());
    assertEquals(List.of(7L, 8L), lines.stream().map(Printk.Line::sequence).toList());
    assertEquals(List.of(6, 3), lines.stream().map(Printk.Line::level).toList());
    assertEquals("[    1.234567] hello", lines.get(0).toString());
  }

  @Test
  void aBufferThatWasWrittenRound() {
    record(200, 32, "older", 6);
    record(0, 32, "newer", 6);
    bounds(200, 32);
    assertEquals("[    1.234567] older\n[    1.234567] newer", Printk.dmesg(fake.open()));
  }

  @Test
  void aRecordWithoutLengthEndsTheWalkAndIsLogged() {
    record(0, 32, "sound", 6);
    bounds(0, 100);
    assertEquals(1, Printk.records(fake.open()).size());
    assertTrue(fake.shown.get(0).contains("no record begins at byte 32; 1 records kept"));
  }
}
