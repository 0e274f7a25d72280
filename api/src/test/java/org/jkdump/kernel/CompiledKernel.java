// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  private final Path file;
  private final List<Long> variables = new ArrayList<>();

  /**
   * @param directory is to hold the compiled file
   * @param flags for GCC
   */
  public CompiledKernel(Path source, Path directory, String... flags) throws Exception {
    file = compile(source, directory, flags);
    target.fact("namelist", file.toString());
    restore();
    SymbolTable symbols = VmlinuxSymbols.read(file, STEXT);
    for (int i = 0; i < symbols.names().size(); i++) {
      target.symbol(symbols.names().get(i), symbols.addresses()[i]);
      if (symbols.types()[i] == 'D') {
        variables.add(symbols.addresses()[i]);
      }
    }
  }

  /** Gives all variables their first values. */
  public void restore() {
    try (ElfFile elf = new ElfFile(file)) {
      for (Section section : elf.all()) {
        if (section.address() != 0) {
          target.put(section.address(), bytes(elf, section));
        }
      }
    }
  }

  /** Opens the kernel, after a test has changed what it wants to. */
  public Kernel open() {
    return new Kernel(target, new PyLog(logged::add), 1 << 20);
  }

  /** Overwrites words of the variables with pointers to others, small numbers and garbage. */
  public void spoil(Random random) {
    restore();
    for (int i = 0; i < 200; i++) {
      long at = variables.get(random.nextInt(variables.size()));
      long other = variables.get(random.nextInt(variables.size()));
      long word =
          switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(5000);
            default -> other + 8L * random.nextInt(8);
          };
      target.pointer(at + 8L * random.nextInt(16), word);
    }
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
