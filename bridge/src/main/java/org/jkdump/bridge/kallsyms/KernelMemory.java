// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

/** Kernel virtual memory. Safe for use by many threads. */
@FunctionalInterface
public interface KernelMemory {
  /**
   * Reads exactly these bytes.
   *
   * @throws org.jkdump.target.MemoryException if one of the bytes can't be read; {@code fault()} is
   *     the address of the first such byte
   */
  byte[] read(long address, int size);
}
