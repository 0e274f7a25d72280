// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.util.List;
import org.jkdump.target.Pages;

/** The physical memory that a dump file holds, and its notes. Safe for use by many threads. */
public interface DumpFile extends AutoCloseable {
  /** Kind of the file for a person to read, such as {@code kdump-compressed, zlib}. */
  String format();

  /** The machine as {@code uname -m} says it, {@code x86_64} for instance; empty if unknown. */
  String machine();

  /** Bytes of a page, in the file and of the kernel. */
  int pageSize();

  /** Upper bound of page frame numbers: one more than the highest that the file can have. */
  long frames();

  /**
   * Pages by their frame numbers, in any order. Numbers that follow one another are read together.
   * Pages of zeros may be one array: nobody changes the bytes.
   *
   * @param frames physical addresses divided by the size of a page
   */
  Pages read(long[] frames);

  /** The ELF notes: registers of each CPU, VMCOREINFO, QEMU's CPU state. */
  List<Note> notes();

  /** Faults of the file as a whole, such as that it is incomplete; each a sentence. */
  List<String> warnings();

  /** Remarks that crash's {@code sys} prints in brackets behind the file's name. */
  List<String> remarks();

  /** The same dump, whose excluded pages read as zeros. */
  default DumpFile withExcludedAsZeros() {
    return new ExcludedAsZeros(this);
  }

  @Override
  void close();

  /**
   * ELF note.
   *
   * @param name its owner, such as {@code CORE}, {@code QEMU} or {@code VMCOREINFO}
   * @param data its descriptor
   */
  record Note(String name, int type, byte[] data) {}
}
