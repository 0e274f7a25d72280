// SPDX-License-Identifier: GPL-3.0-or-later
/** Meaning of the bytes of a dump: types, readers, structs, lists, symbols, log, caches. */
module org.jkdump.api {
  requires transitive org.jkdump.artwork;
  requires com.github.benmanes.caffeine;
  requires java.compiler;
  requires org.objectweb.asm;

  exports org.jkdump.api;
  exports org.jkdump.btf;
  exports org.jkdump.cdecl;
  exports org.jkdump.classes;
  exports org.jkdump.classes.store;
  exports org.jkdump.container;
  exports org.jkdump.crash;
  exports org.jkdump.ctext;
  exports org.jkdump.elf;
  exports org.jkdump.generated;
  exports org.jkdump.kernel;
  exports org.jkdump.linux;
  exports org.jkdump.log;
  exports org.jkdump.memo;
  exports org.jkdump.memory;
  exports org.jkdump.session;
  exports org.jkdump.symbol;
  exports org.jkdump.target;
  exports org.jkdump.type;
  exports org.jkdump.variable;
  exports org.jkdump.walk;

  uses org.jkdump.target.TargetProvider;
}
