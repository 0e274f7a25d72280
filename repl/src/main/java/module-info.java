// SPDX-License-Identifier: GPL-3.0-or-later
/** The front end for a person: prompt, replay, launcher. */
module org.jkdump.repl {
  requires org.jkdump.bridge;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires io.github.javadiffutils;
  requires jdk.jshell;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires org.objectweb.asm;

  exports org.jkdump.repl.stock;

  opens org.jkdump.repl.cli to
      info.picocli;
  opens org.jkdump.repl.session to
      info.picocli;
  opens org.jkdump.repl.replay to
      info.picocli;
}
