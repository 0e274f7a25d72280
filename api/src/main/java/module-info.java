// SPDX-License-Identifier: GPL-3.0-or-later
/** What bytes mean: types, readers, structs, lists, symbols, log, caches. */
module org.jkdump.api {
  requires transitive org.jkdump.artwork;
  requires com.github.benmanes.caffeine;
  requires java.compiler;
  requires org.objectweb.asm;

  exports org.jkdump.api;
  exports org.jkdump.btf;
  exports org.jkdump.cache;
  exports org.jkdump.dwarf;
  exports org.jkdump.gdb;
  exports org.jkdump.linux;
  exports org.jkdump.log;
  exports org.jkdump.memo;
  exports org.jkdump.memory;
  exports org.jkdump.symbol;
  exports org.jkdump.target;
  exports org.jkdump.text;
  exports org.jkdump.type;
  exports org.jkdump.typed;
  exports org.jkdump.walk;

  uses org.jkdump.target.TargetProvider;
}
