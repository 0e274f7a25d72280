// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;

/**
 * One opened dump or live system: the contract that every source of bytes fulfils. {@link Crash}
 * has the operations of crash alone. Every operation is a bulk operation; callers that need small
 * pieces go through {@code org.jkdump.memory.Memory}. Safe for use by many threads.
 *
 * <p>Each operation throws {@link TargetLostException} if the process that serves the dump is gone.
 * The next call tries to bring the process back.
 */
public interface Target extends AutoCloseable {
  /**
   * Facts of the target and of the machine that it describes. They stay the same, except that a
   * crash which starts may bring the vmlinux ({@code namelist}).
   */
  Facts facts();

  /** A short text that names the target: vmlinux and dump, or the endpoint. */
  String name();

  /**
   * Reads whole pages.
   *
   * @param task address of the {@code task_struct} for {@link Space#USER}, otherwise 0
   * @param address of the first page, page-aligned
   * @param count number of pages
   */
  Pages readPages(Space space, long task, long address, int count);

  /**
   * Reads exactly these bytes, past every cache.
   *
   * @throws MemoryException if one of the bytes can't be read
   */
  byte[] read(Space space, long task, long address, int size);

  /**
   * Translates addresses: kernel and user virtual addresses to physical addresses, physical
   * addresses to the address of their {@code struct page}.
   *
   * @param task address of the {@code task_struct} for {@link Space#USER}, otherwise 0
   */
  Translations translate(Space space, long task, long[] addresses);

  /** The symbol table: vmlinux's symbols, and the modules' if {@link #symbolsHaveModules}. */
  SymbolTable symbols();

  /** The same with the symbols that only vmlinux's file has, which takes longer. */
  default SymbolTable allSymbols() {
    return symbols();
  }

  /** Whether {@link #symbols} has the modules and their symbols, too. */
  default boolean symbolsHaveModules() {
    return true;
  }

  /**
   * The files in the usual places that may have the debuginfo of a module, the likeliest first. The
   * stream searches lazily.
   *
   * @param progress is given the running step in a few words
   */
  default Stream<String> moduleFiles(String name, Consumer<String> progress) {
    return Stream.empty();
  }

  /**
   * A module's file as crash can load it: the file itself, or its unpacked content if it is
   * compressed.
   *
   * @param progress is given the running step in a few words
   * @throws TargetException if the file can't be read or unpacked
   */
  default String moduleFile(String file, Consumer<String> progress) {
    return file;
  }

  /**
   * Follows the pointer at {@code a + offset} from each address {@code a}, beginning with and
   * reporting {@code start}, until {@code stop}, NULL or {@code max} addresses.
   */
  Chain chain(long start, long offset, long stop, int max);

  /** The registers of each CPU that the dump recorded; none if the target can't tell. */
  default List<CpuRegisters> registers() {
    return List.of();
  }

  /**
   * Takes the places of members in the kernel's structs, by which a target may find the memory of a
   * task.
   *
   * @param offsets gives the bytes before a member of a struct; the target asks nothing before it
   *     is asked for such memory
   */
  default void useTypes(ToLongBiFunction<String, String> offsets) {}

  /** The crash that serves this target. It may start only when it is asked something. */
  Crash crash();

  /** Whether {@link #crash()} runs already: a question to it starts none. */
  default boolean crashRuns() {
    return true;
  }

  /** Faults of the dump as a whole and doubts about it; each a sentence. */
  default List<String> warnings() {
    return List.of();
  }

  /** CPU time that the processes which serve this target have taken so far. */
  default Duration cpuTime() {
    return Duration.ZERO;
  }

  /**
   * Brings a lost target back now.
   *
   * @throws OpenException if that fails
   */
  void reattach();

  /**
   * Sets the action that runs whenever a lost target is back, which may have lost its settings. The
   * action runs before the call that brought the target back, and mustn't wait for other threads.
   */
  default void onReturn(Runnable action) {}

  @Override
  void close();
}
