// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VmcoreInfoTest {
  private static final String TEXT =
      "OSRELEASE=5.10.0-32-cloud-amd64\n"
          + "BUILD-ID=e0c94673e97d58a386e99a20572aa7d597d5aa5c\n"
          + "PAGESIZE=4096\n"
          + "SYMBOL(_stext)=ffffffffa1a00000\n"
          + "SIZE(page)=64\n"
          + "OFFSET(list_head.prev)=8\n"
          + "LENGTH(mem_section)=2048\n"
          + "NUMBER(phys_base)=-264241152\n"
          + "NUMBER(kimage_voffset)=0xffff7fffc0000000\n"
          + "KERNELOFFSET=20a00000\n";

  private static VmcoreInfo parse(String text) {
    return VmcoreInfo.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void knowsEachKindOfLine() {
    VmcoreInfo info = parse(TEXT);
    assertEquals("5.10.0-32-cloud-amd64", info.release());
    assertEquals(Optional.of("e0c94673e97d58a386e99a20572aa7d597d5aa5c"), info.buildId());
    assertEquals(OptionalLong.of(0xffffffffa1a00000L), info.symbol("_stext"));
    assertEquals(OptionalLong.of(64), info.size("page"));
    assertEquals(OptionalLong.of(8), info.offset("list_head.prev"));
    assertEquals(OptionalLong.of(2048), info.length("mem_section"));
    assertEquals(OptionalLong.of(-264241152), info.number("phys_base"));
    assertEquals(OptionalLong.of(0xffff7fffc0000000L), info.number("kimage_voffset"));
  }

  @Test
  void endsAtTheFirstNul() {
    assertEquals(OptionalLong.empty(), parse("OSRELEASE=6.1\0\nSIZE(page)=64\n").size("page"));
  }

  @Test
  void aValueThatIsNoNumberIsAbsent() {
    VmcoreInfo info = parse("SIZE(page)=many\nSYMBOL(_stext)=xyz\nNUMBER(a)=\nNUMBER(b)=0x\n");
    assertEquals(OptionalLong.empty(), info.size("page"));
    assertEquals(OptionalLong.empty(), info.symbol("_stext"));
    assertEquals(OptionalLong.empty(), info.number("a"));
    assertEquals(OptionalLong.empty(), info.number("b"));
  }

  @Test
  void aBuildIdIsFortyHexDigits() {
    assertEquals(Optional.empty(), parse("BUILD-ID=\u0001\u0002garbage\n").buildId());
    assertEquals(Optional.empty(), parse("OSRELEASE=5.4\n").buildId());
  }

  @Test
  void damagedTextsAreHarmless() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] text = TEXT.getBytes(StandardCharsets.ISO_8859_1);
      for (int change = random.nextInt(40); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt();
      }
      VmcoreInfo info = VmcoreInfo.parse(text);
      assertNotNull(info.release());
      assertNotNull(info.symbol("_stext"));
      assertNotNull(info.number("phys_base"));
      assertNotNull(info.buildId());
    }
  }

  @Test
  void aTextWithoutEndIsCut() {
    assertEquals("", parse("x".repeat(1 << 20) + "\n" + TEXT).release());
  }
}
