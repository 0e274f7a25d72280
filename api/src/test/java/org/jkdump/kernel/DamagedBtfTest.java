// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BTF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels whose BTF in memory is damaged, with a vmlinux that GCC compiles and without. */
class DamagedBtfTest {
  // The header has 24 bytes; then come the name, the kind and the size of the int, and its bits.
  private static final int KIND_OF_FIRST = 24 + 7;
  private static final int OFFSET_OF_SECOND = 24 + 16 + 12 + 12 + 8;

  @TempDir Path directory;
  private final FakeKernel fake = new FakeKernel();
  private Kernel kernel;

  @Test
  void soundBtfIsReadInSilence() throws Exception {
    open(true);
    expectBox();
    assertEquals(0, fake.shown.size(), fake.shown::toString);
  }

  @Test
  void bytesThatAreNoBtfAreReadFromTheFile() throws Exception {
    open(true);
    fake.target.put(BTF + KIND_OF_FIRST, (byte) 0x1f);
    expectBox();
    expectWarning("differs from vmlinux", "the types come from .BTF of " + directory);
  }

  @Test
  void anUnreadablePageIsReadFromTheFile() throws Exception {
    open(true);
    fake.target.hole(BTF, Outcome.EXCLUDED);
    expectBox();
    expectWarning("excluded", "the types come from .BTF of " + directory);
  }

  @Test
  void wrongTypesAreReadFromTheFile() throws Exception {
    open(true);
    fake.target.put(BTF + OFFSET_OF_SECOND, (byte) 96);
    expectBox();
    expectWarning("differs from vmlinux", "the types come from .BTF of " + directory);
  }

  @Test
  void aFileWithoutBtfGivesItsDwarf() throws Exception {
    open(false);
    fake.target.put(BTF + KIND_OF_FIRST, (byte) 0x1f);
    expectBox();
    expectWarning("unknown kind 31", "the types come from the DWARF of " + directory);
  }

  @Test
  void aLoneDumpSaysWhatIsMissing() {
    layOut();
    kernel = fake.open();
    fake.target.hole(BTF, Outcome.FAILED);
    assertTrue(kernel.types().find("struct box").isEmpty());
    expectWarning("can't read", "no struct is known; name the vmlinux of 5.10.0-test");
  }

  private void layOut() {
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.btf.struct("box", 16, new Member("a", integer, 0), new Member("b", integer, 64));
  }

  private void expectBox() {
    assertEquals(64, kernel.types().getStruct("box").field("b").orElseThrow().bitOffset());
    assertEquals(8, kernel.types().getStruct("box").path("b").offset());
  }

  private void expectWarning(String why, String instead) {
    assertEquals(1, fake.shown.size(), fake.shown::toString);
    String said = fake.shown.get(0);
    assertTrue(said.contains("the BTF in the kernel's memory is not used: ") && said.contains(why));
    assertTrue(said.contains(instead), said);
  }

  private void open(boolean hasBtf) throws Exception {
    layOut();
    Path section = Files.write(directory.resolve("section"), fake.btf.bytes());
    String btf = "__asm__(\".section .BTF,\\\"a\\\"\\n.incbin \\\"" + section + "\\\"\");\n";
    String box = "struct box { int a; int unused; int b; int end; } box;\n";
    Files.writeString(directory.resolve("v.c"), (hasBtf ? btf : "") + box);
    String command = "gcc -g -nostdlib -static -no-pie -Wl,-e,0 v.c -o vmlinux";
    Process gcc =
        new ProcessBuilder(command.split(" "))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(gcc.getInputStream().readAllBytes());
    assertEquals(0, gcc.waitFor(), said);
    fake.target.fact("namelist", directory.resolve("vmlinux").toString());
    kernel = fake.open();
  }
}
