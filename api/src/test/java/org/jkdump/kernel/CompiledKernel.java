// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.elf.ElfFile;
import org.jkdump.elf.Section;
import org.jkdump.elf.SectionBytes;
import org.jkdump.elf.VmlinuxSymbols;
import org.jkdump.log.PyLog;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.SymbolTable;

/** A kernel that GCC makes of a C file: the file's variables are its memory, symbols and types. */
public final class CompiledKernel {
  private static final long STEXT = 0x400000;
  public final FakeTarget target = new FakeTarget().withoutCrash();
  public final List<String> logged = new ArrayList<>();

  /**
   * @param directory is to hold the compiled file
   * @param flags for GCC
   */
  public CompiledKernel(Path source, Path directory, String... flags) throws Exception {
    Path made = compile(source, directory, flags);
    target.fact("namelist", made.toString());
    try (ElfFile elf = new ElfFile(made)) {
      for (Section section : elf.all()) {
        if (section.address() != 0) {
          target.put(section.address(), bytes(elf, section));
        }
      }
    }
    SymbolTable symbols = VmlinuxSymbols.read(made, STEXT);
    for (int i = 0; i < symbols.names().size(); i++) {
      target.symbol(symbols.names().get(i), symbols.addresses()[i]);
    }
  }

  /** Opens the kernel, after a test has changed what it wants to. */
  public Kernel open() {
    return new Kernel(target, new PyLog(logged::add), 1 << 20);
  }

  private static byte[] bytes(ElfFile elf, Section section) {
    if (section.type() == Section.NOBITS) {
      return new byte[Math.toIntExact(section.size())];
    }
    try (SectionBytes bytes = SectionBytes.of(elf, section)) {
      return bytes.all();
    }
  }

  private static Path compile(Path source, Path directory, String... flags)
      throws IOException, InterruptedException {
    Path made = directory.resolve("vmlinux");
    List<String> command =
        new ArrayList<>(List.of("gcc", "-g", "-w", "-std=gnu11", "-fno-common", "-nostdlib"));
    command.addAll(List.of("-static", "-no-pie", "-Wl,-e,0", "-Wl,--defsym=_stext=" + STEXT));
    command.addAll(List.of(flags));
    command.addAll(List.of(source.toString(), "-o", made.toString()));
    Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(gcc.getInputStream().readAllBytes());
    assertEquals(0, gcc.waitFor(), said);
    return made;
  }
}
