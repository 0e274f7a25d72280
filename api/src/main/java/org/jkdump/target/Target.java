// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where bytes come from: one opened dump or live system. Every operation is a bulk operation;
 * callers that need small pieces go through {@code org.jkdump.memory.Memory}. Safe for use by many
 * threads.
 *
 * <p>Each operation throws {@link TargetLostException} when the other side is gone. The next call
 * tries to bring it back.
 */
public interface Target extends AutoCloseable {
  /** What the target says of itself. */
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
   * @throws MemoryException where one of them can't be read
   */
  byte[] read(Space space, long task, long address, int size);

  /**
   * What addresses translate to: kernel and user virtual ones to physical addresses, physical ones
   * to the address of their {@code struct page}.
   *
   * @param task address of the {@code task_struct} for {@link Space#USER}, otherwise 0
   */
  Translations translate(Space space, long task, long[] addresses);

  /** The whole symbol table. */
  SymbolTable symbols();

  /**
   * Runs one crash command.
   *
   * @param line as it would be typed at {@code crash>}
   */
  CommandOutput command(String line);

  /**
   * Runs one crash command and shows its text while it is printed.
   *
   * @param shown is given each piece of the text, perhaps in another thread
   * @return as {@link #command(String)}: all of the text
   */
  default CommandOutput command(String line, Consumer<String> shown) {
    CommandOutput output = command(line);
    shown.accept(output.text());
    return output;
  }

  /**
   * Runs one crash command in a process of its own, so that others can be run meanwhile and several
   * of these as well. What it changes in crash is lost. The process is killed at the deadline, and
   * where the calling thread is interrupted, with all that it started.
   *
   * @param timeout the deadline from now; zero for none
   * @param shown is given each piece of the text, perhaps in another thread
   */
  default BackgroundOutput background(String line, Duration timeout, Consumer<String> shown) {
    throw new TargetException(name() + " can't run commands in the background");
  }

  /**
   * The C type of a global variable or function as the debuginfo has it, such as {@code struct
   * list_head}.
   */
  Optional<String> variableType(String name);

  /**
   * What GDB, which reads the debuginfo, prints for one of its commands, such as {@code ptype /o
   * struct list_head} or {@code whatis u8}.
   *
   * @param question a GDB command without side effects
   * @return absent where GDB reports an error, as it does for what it doesn't know
   */
  default Optional<String> debuginfo(String question) {
    return Optional.empty();
  }

  /**
   * The files in the usual places that may have the debuginfo of a module, the likeliest first;
   * they are looked for as they are asked for.
   *
   * @param progress is told, in a few words, what is going on
   */
  default Stream<String> moduleFiles(String name, Consumer<String> progress) {
    return Stream.empty();
  }

  /**
   * A module's file as it can be loaded: itself, or what it contains where it is compressed.
   *
   * @param progress is told, in a few words, what is going on
   * @throws TargetException where it can't be read or unpacked
   */
  default String moduleFile(String file, Consumer<String> progress) {
    return file;
  }

  /**
   * Loads the debuginfo of a module that is loaded in the kernel.
   *
   * @param file the module with debuginfo, not compressed
   * @throws CommandException where the file can't be used
   */
  default void loadModule(String name, String file) {
    throw new TargetException(name() + " can't load the debuginfo of modules");
  }

  /** Gives up a module's debuginfo. */
  default void deleteModule(String name) {
    throw new TargetException(name() + " can't load the debuginfo of modules");
  }

  /**
   * Follows the pointer at {@code a + offset} from each address {@code a}, beginning with and
   * reporting {@code start}, until {@code stop}, NULL or {@code max} addresses.
   */
  Chain chain(long start, long offset, long stop, int max);

  /** CPU time that the other side, such as crash with all that it ran, has taken so far. */
  default Duration cpuTime() {
    return Duration.ZERO;
  }

  /**
   * Brings a lost target back now.
   *
   * @throws OpenException where that can't be done
   */
  void reattach();

  /**
   * Has something done whenever a lost target is back: it may have forgotten what it was told. It
   * runs before the call that brought the target back, and mustn't wait for other threads.
   */
  default void onReturn(Runnable action) {}

  @Override
  void close();
}
