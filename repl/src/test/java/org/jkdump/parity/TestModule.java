// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.loadModule;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Value;

/**
 * Test module. Its debuginfo serves tests of its own types; its data serves tests that need no
 * types of it. Offsets of members come from a crash that has loaded the debuginfo.
 */
final class TestModule {
  static final String NAME = "jkdump_test";
  private static PlainCrash crash;

  private TestModule() {}

  /** Loads the debuginfo if it isn't loaded yet. */
  static Kernel load() {
    Kernel kernel = Dump.kernel();
    if (!kernel.modules().withDebuginfo().contains(NAME)) {
      assertTrue(loadModule(NAME, Dump.property("module")));
    }
    return kernel;
  }

  /** Returns the address of a symbol. */
  static long at(String symbol) {
    Dump.kernel();
    long address = PyKdumpAPI.sym2addr(symbol);
    assertNotEquals(0, address, "the test module has " + symbol);
    return address;
  }

  /** Returns the address of a member of the variable that is named like its struct. */
  static long at(String symbol, String member) {
    String said =
        crash("gdb printf \"%lu\\n\", (unsigned long)&((struct " + symbol + " *)0)->" + member)[0];
    assertTrue(said.strip().matches("\\d+"), said);
    return at(symbol) + Long.parseLong(said.strip());
  }

  /** Returns a variable, with a type that vmlinux knows. */
  static Value value(String type, String symbol) {
    return Dump.kernel().value(type, at(symbol));
  }

  /**
   * Returns a member of the variable that is named like its struct, with a type that vmlinux knows.
   */
  static Value value(String type, String symbol, String member) {
    return Dump.kernel().value(type, at(symbol, member));
  }

  /** Returns the output of a plain crash that knows the module's types. */
  static synchronized String[] crash(String... lines) {
    if (crash == null) {
      crash = new PlainCrash(Dump.property("crash"), Dump.property("vmlinux"), Dump.vmcore());
      crash.run("mod -s jkdump_test " + Dump.property("module"));
    }
    return crash.run(lines);
  }
}
