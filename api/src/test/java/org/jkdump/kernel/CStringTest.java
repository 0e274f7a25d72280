// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.memory.DumpText;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;

class CStringTest {
  private static CString array(byte... bytes) {
    FakeKernel fake = new FakeKernel();
    fake.target.put(BASE, bytes);
    return (CString) open(fake).value("char [" + bytes.length + "]", BASE);
  }

  private static CString pointer(long text, byte... bytes) {
    FakeKernel fake = new FakeKernel();
    fake.target.pointer(BASE, text).put(text, bytes);
    return (CString) open(fake).value("char *", BASE);
  }

  private static Kernel open(FakeKernel fake) {
    fake.btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
    return fake.open();
  }

  @Test
  void anArrayIsTextUpToItsNul() {
    CString text = array("front\0back".getBytes(UTF_8));
    assertEquals("front", text.str_());
    assertArrayEquals("front\0back".getBytes(UTF_8), text.bytes_());
    assertEquals(BASE, text.addr_());
    assertEquals(BASE, text.textAddr_());
    assertEquals('r', text.at_(1).num_());
  }

  @Test
  void anArrayWithoutNulIsTextToItsEnd() {
    assertEquals("full!", array("full!".getBytes(UTF_8)).str_());
  }

  @Test
  void utf8IsShownOtherBytesAreEscaped() {
    assertEquals("größe €", array("größe €".getBytes(UTF_8)).str_());
    assertEquals("gr\\xfc\\xdfe", array("grüße".getBytes(ISO_8859_1)).str_());
  }

  @Test
  void aCharacterThatIsCutShortIsEscaped() {
    assertEquals("ab\\xe2\\x82", array((byte) 'a', (byte) 'b', (byte) 0xe2, (byte) 0x82).str_());
  }

  @Test
  void aPointerReadsWhatItPointsTo() {
    CString text = pointer(BASE + 4096 - 6, "a end\0".getBytes(UTF_8));
    assertEquals("a end", text.str_());
    assertEquals(BASE, text.addr_());
    assertEquals(BASE + 4096 - 6, text.num_());
    assertEquals(new BigInteger(Long.toUnsignedString(BASE + 4096 - 6)), text.big_());
    assertEquals(5, text.bytes_().length);
  }

  @Test
  void aLongTextOfAPointerIsWhole() {
    String long9000 = "x".repeat(9000);
    assertEquals(long9000, pointer(BASE + 64, (long9000 + "\0").getBytes(UTF_8)).str_());
  }

  @Test
  void aTextBeyondTheLimitIsCutAndSaysSo() {
    FakeKernel fake = new FakeKernel();
    byte[] bytes = new byte[TextReader.MAX_TEXT + 1];
    Arrays.fill(bytes, (byte) 'x');
    fake.target.pointer(BASE, BASE + 64).put(BASE + 64, bytes);
    Kernel kernel = open(fake);
    CString text = (CString) kernel.value("char *", BASE);
    assertEquals(TextReader.MAX_TEXT, text.str_().length());
    assertTrue(text.isCut_());
    assertTrue(kernel.log().summary().toString().contains("after 1048576 bytes the limit"));
  }

  @Test
  void aTextThatCouldNotBeReadEqualsNoOther() {
    FakeKernel fake = new FakeKernel();
    fake.target.pointer(BASE, BASE + 4096).hole(BASE + 4096, Outcome.UNMAPPED);
    Kernel kernel = open(fake);
    Value unread = kernel.value("char *", BASE);
    assertEquals(unread, kernel.value("char *", BASE));
    fake.target.put(BASE + 4096, (byte) 'a').hole(BASE + 4096, Outcome.OK);
    kernel.debuginfoChanged();
    assertNotEquals(unread, kernel.value("char *", BASE));
  }

  @Test
  void aNullPointerIsNoText() {
    CString text = pointer(0);
    assertTrue(text.isNull_());
    assertNull(text.str_());
    assertEquals("NULL", text.toString());
    assertEquals(0, text.num_());
  }

  @Test
  void equalTextsAreEqualWhereverTheyLie() {
    CString pointer = pointer(BASE + 64, "same\0".getBytes(UTF_8));
    CString array = array("same".getBytes(UTF_8));
    assertEquals(pointer, array);
    assertEquals(pointer.hashCode(), array.hashCode());
    assertNotEquals(array, array("other".getBytes(UTF_8)));
  }

  @Test
  void aNullPointerIsNotTheWordNull() {
    assertNotEquals(pointer(0), array("NULL".getBytes(UTF_8)));
    assertEquals(pointer(0), pointer(0));
    assertEquals(pointer(0).hashCode(), pointer(0).hashCode());
  }

  @Test
  void quotesForDumps() {
    assertEquals("\"a\\tb\\\"c\\\\\\001\\n\"", DumpText.quote("a\tb\"c\\\u0001\n"));
  }
}
