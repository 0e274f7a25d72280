// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Tasks;
import org.jkdump.memory.PageCache;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetProvider;

/**
 * Dump of the testbed with user pages, which makedumpfile's dumps lack; not the facade's kernel.
 */
public final class UserDump {
  private static Kernel kernel;
  private static PlainCrash crash;

  private UserDump() {}

  /** Returns the kernel, opened once for all tests of a JVM. */
  public static synchronized Kernel kernel() {
    if (kernel == null) {
      OpenRequest request = Dump.request(vmcore());
      kernel =
          new Kernel(
              TargetProvider.find().open(request), PyKdumpAPI.pylog, PageCache.DEFAULT_BYTES);
    }
    return kernel;
  }

  /** Returns the output of plain crash for some commands, one text each. */
  public static synchronized String[] crash(String... lines) {
    if (crash == null) {
      crash = new PlainCrash(Dump.property("crash"), Dump.property("vmlinux"), vmcore());
    }
    return crash.run(lines);
  }

  /** Returns the only task with this name. */
  public static Struct task(String comm) {
    return Tasks.of(kernel()).all().stream()
        .filter(t -> t.str_("comm").equals(comm))
        .findFirst()
        .orElseThrow();
  }

  /** Returns its file. */
  static String vmcore() {
    return Dump.property("vmcore.qemu-elf");
  }
}
