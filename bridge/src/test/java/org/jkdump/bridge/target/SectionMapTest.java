// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jkdump.bridge.paging.TableBuilder;
import org.jkdump.bridge.paging.X86PageTables;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;
import org.jkdump.target.Translations;
import org.junit.jupiter.api.Test;

class SectionMapTest {
  private static final long ROOTS = 0xffff888000001000L;
  private static final long VMEMMAP = 0xffffea0000000000L;
  private static final long SECTION = 1 << 27;
  private static final String TEXT =
      String.format(
          "SYMBOL(mem_section)=%x%nLENGTH(mem_section)=4%nSIZE(mem_section)=16%n"
              + "OFFSET(mem_section.section_mem_map)=0%nNUMBER(SECTION_SIZE_BITS)=27%n"
              + "SIZE(page)=64%n",
          ROOTS);

  private final TableBuilder memory = new TableBuilder(4, 0x100000);

  private Translations pages(String text, long... physical) {
    X86PageTables tables = new X86PageTables(memory, 4, 0);
    AddressSpace kernel =
        new AddressSpace(
            new MemoryDump(memory, 0x10000),
            Space.KERNEL,
            (at, count) -> tables.translate(memory.root(), at, count));
    VmcoreInfo info = VmcoreInfo.parse(text.getBytes(StandardCharsets.US_ASCII));
    return new SectionMap(info, new RecentPages(kernel, 4096), 4096).pages(physical);
  }

  private void sections() {
    ByteBuffer roots = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    memory.pages().put(1L, roots.putLong(0, ROOTS + 4096).array());
    ByteBuffer sections = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    sections.putLong(0, VMEMMAP | 0xf).putLong(16, VMEMMAP | 1);
    memory.pages().put(2L, sections.array());
    memory.map(ROOTS, 0x1000).map(ROOTS + 4096, 0x2000);
  }

  @Test
  void findsTheStructOfAPage() {
    sections();
    long[] physical = {0, 0x5123, SECTION, 2 * SECTION, 256 * SECTION, 1024 * SECTION, -1};
    Translations found = pages(TEXT, physical);
    assertArrayEquals(new long[] {VMEMMAP, VMEMMAP + 5 * 64, 0, 0, 0, 0, 0}, found.results());
    Outcome no = Outcome.UNMAPPED;
    assertArrayEquals(new Outcome[] {Outcome.OK, Outcome.OK, no, no, no, no, no}, found.outcomes());
  }

  @Test
  void lostSectionsAreNoHoles() {
    sections();
    memory.damage(0x2000, Outcome.LOST);
    assertArrayEquals(new Outcome[] {Outcome.LOST}, pages(TEXT, 0).outcomes());
  }

  @Test
  void nothingIsKnownWithoutVmcoreInfo() {
    assertArrayEquals(new Outcome[] {Outcome.UNMAPPED}, pages("", 0).outcomes());
    String odd = TEXT.replace("BITS)=27", "BITS)=99").replace("SIZE(mem", "SIZE(x");
    assertArrayEquals(new Outcome[] {Outcome.UNMAPPED}, pages(odd, 0).outcomes());
  }
}
