// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The crash that serves a target, with the GDB in it: commands, and debuginfo that GDB reads. Safe
 * for use by many threads.
 *
 * <p>Each operation throws {@link TargetLostException} if crash is gone. The next call starts or
 * reaches crash again.
 */
public interface Crash {
  /**
   * Runs one crash command.
   *
   * @param line as it would be typed at {@code crash>}
   */
  CommandOutput command(String line);

  /**
   * Runs one crash command and shows its text while crash prints it.
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
   * Runs one crash command in a process of its own, beside other commands. Changes that the command
   * makes in crash are lost. The process is killed with its children at the deadline, or if the
   * calling thread is interrupted.
   *
   * @param timeout the deadline from now; zero for none
   * @param shown is given each piece of the text, perhaps in another thread
   */
  BackgroundOutput background(String line, Duration timeout, Consumer<String> shown);

  /**
   * The answer of GDB, which reads the debuginfo, to one of its commands, such as {@code ptype /o
   * struct list_head} or {@code whatis u8}.
   *
   * @param question a GDB command without side effects
   * @return absent if GDB reports an error, as it does for an unknown name
   */
  Optional<String> gdb(String question);

  /**
   * Loads the debuginfo of a module that is loaded in the kernel.
   *
   * @param file the module with debuginfo, not compressed
   * @throws CommandException if crash can't use the file
   */
  void loadModule(String name, String file);

  /** Id of crash's process; 0 if crash has none of its own. */
  default long pid() {
    return 0;
  }

  /** Gives up a module's debuginfo. */
  void deleteModule(String name);
}
