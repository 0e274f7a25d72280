// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jkdump.target.NameTable;
import org.jkdump.target.SymbolTable;

/**
 * Symbols of a vmlinux file, those that crash takes: all from the kernel's text on, and the per-CPU
 * variables if their section begins at 0. Of these, {@code kallsyms} lacks sections, {@code
 * __crc_*} and some more.
 */
public final class VmlinuxSymbols {
  private static final int SECTION = 3;
  private static final int FILE = 4;
  private static final int INDEX_BITS = 22;
  private static final long MOST_DISTANCE = 1L << 63 - INDEX_BITS;

  private final SymbolEntries entries;
  private final SymbolLetters letters;
  private final NameTable names;
  private final long begin;
  private final long end;
  private final long slide;
  private final long perCpuBegin;
  private final long perCpuEnd;

  private VmlinuxSymbols(ElfFile elf, Section symbols, long stext) {
    entries = new SymbolEntries(bytes(elf, symbols), elf.wide(), elf.big());
    if (entries.count() >= 1 << INDEX_BITS) {
      throw DebuginfoException.damaged("the symbol table of " + elf.file().path(), null);
    }
    letters = new SymbolLetters(elf.all());
    names = names(elf, elf.all().get(Math.toIntExact(symbols.link())));
    long linked =
        value("_stext")
            .orElseThrow(
                () ->
                    new DebuginfoException(elf.file().path() + " has no _stext: name the vmlinux"));
    slide = stext - linked;
    begin = Math.min(linked, value("_text").orElse(linked));
    end =
        elf.all().stream()
            .filter(section -> section.loaded() && atOrBehind(section.address(), begin))
            .mapToLong(section -> section.address() + section.size())
            .reduce(begin, Math::max);
    perCpuBegin = value("__per_cpu_start").orElse(begin);
    perCpuEnd = value("__per_cpu_end").orElse(begin);
  }

  /**
   * Reads the symbols, in the order of their addresses.
   *
   * @param stext address of {@code _stext} in the dump
   * @throws DebuginfoException if the file can't be read, is no ELF file, is stripped or damaged
   */
  public static SymbolTable read(Path vmlinux, long stext) {
    try (ElfFile elf = new ElfFile(vmlinux)) {
      Section symbols =
          elf.all().stream()
              .filter(section -> section.type() == Section.SYMTAB)
              .findFirst()
              .orElseThrow(() -> DebuginfoException.missing(elf));
      return new VmlinuxSymbols(elf, symbols, stext).table();
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw DebuginfoException.damaged("the symbol table of " + vmlinux, e);
    }
  }

  private SymbolTable table() {
    int[] order =
        LongStream.concat(
                sorted(0, this::isPerCpu), sorted(begin, i -> atOrBehind(entries.value(i), begin)))
            .mapToInt(key -> (int) key & (1 << INDEX_BITS) - 1)
            .toArray();
    byte[] types = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      types[i] = letters.of(entries, order[i]);
    }
    return new SymbolTable(
            List.of(),
            IntStream.of(order).mapToLong(this::address).toArray(),
            new short[order.length],
            types,
            names.ordered(order))
        .asCrashHasThem();
  }

  // Keys of distance and index: objects and a comparator would take most of the time.
  private LongStream sorted(long from, IntPredicate wanted) {
    return IntStream.range(1, entries.count())
        .filter(i -> entries.section(i) != SymbolLetters.UNDEFINED)
        .filter(i -> (entries.info(i) & 0xf) != FILE && !names.is(i, ""))
        .filter(wanted)
        .filter(i -> Long.compareUnsigned(address(i) - from, MOST_DISTANCE) < 0)
        .mapToLong(i -> address(i) - from << INDEX_BITS | i)
        .sorted();
  }

  // Constants among the symbols lie outside of all sections.
  private long address(int i) {
    long value = entries.value(i);
    return atOrBehind(value, begin) && !atOrBehind(value, end + 1) ? value + slide : value;
  }

  private boolean isPerCpu(int i) {
    long value = entries.value(i);
    byte letter = letters.of(entries, i);
    return atOrBehind(value, perCpuBegin)
        && !atOrBehind(value, perCpuEnd + 1)
        && !atOrBehind(value, begin)
        && (entries.info(i) & 0xf) != SECTION
        && (letter == 'd' || letter == 'D' || letter == 'V' || isNamedPerCpu(i));
  }

  private boolean isNamedPerCpu(int i) {
    return names.startsWith(i, "per_cpu") || names.startsWith(i, "__per_cpu_");
  }

  private OptionalLong value(String name) {
    return IntStream.range(1, entries.count())
        .filter(i -> names.is(i, name) && entries.section(i) != SymbolLetters.UNDEFINED)
        .mapToLong(entries::value)
        .findFirst();
  }

  private static boolean atOrBehind(long value, long limit) {
    return Long.compareUnsigned(value, limit) >= 0;
  }

  // Sections have no name of their own in the table of strings.
  private NameTable names(ElfFile elf, Section strings) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(bytes(elf, strings));
    text.write(0);
    int[] sections = new int[elf.all().size()];
    for (int i = 0; i < sections.length; i++) {
      sections[i] = text.size();
      text.writeBytes((elf.all().get(i).name() + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    int[] starts = new int[entries.count()];
    for (int i = 0; i < starts.length; i++) {
      boolean section = (entries.info(i) & 0xf) == SECTION && entries.section(i) < sections.length;
      starts[i] = section ? sections[entries.section(i)] : entries.name(i);
      if (starts[i] < 0 || starts[i] >= text.size()) {
        throw new IndexOutOfBoundsException("a name at " + starts[i]);
      }
    }
    return new NameTable(text.toByteArray(), starts);
  }

  private static byte[] bytes(ElfFile elf, Section section) {
    return elf.file().read(section.offset(), Math.toIntExact(section.size()));
  }
}
