// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.bridge.target.Companions;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("a vmlinux that comes with crash, as from a debuginfo server")
class LateVmlinuxDumpTest {
  // In no table of declarations, and in the BTF of no kernel that lists per-CPU variables only.
  private static final String VARIABLE = "cpu_bit_bitmap";

  @Test
  void itsVariablesAreKnownInTheSameSession() {
    OpenRequest request = Dump.request(Dump.vmcore());
    Target target =
        DumpTarget.open(
            List.of(Path.of(Dump.vmcore())),
            OpenRequest.Reading.PLAIN,
            new Fetching(request),
            step -> {});
    try (Kernel kernel = new Kernel(target, new PyLog(line -> {}), 16 << 20)) {
      int symbols = kernel.symbols().size();
      assertFalse(kernel.isTyped(VARIABLE));
      assertThrows(TargetException.class, () -> kernel.symbolValue(VARIABLE));
      assertEquals("", kernel.facts().get("namelist"));

      kernel.modules().load(TestModule.NAME, Dump.property("module"));

      assertTrue(kernel.command("sys").contains("RELEASE"));

      assertEquals(Dump.property("vmlinux"), kernel.facts().get("namelist"));
      assertTrue(kernel.isTyped(VARIABLE));
      assertEquals(
          Dump.kernel().variableType(VARIABLE).text(), kernel.variableType(VARIABLE).text());
      assertEquals(List.of(TestModule.NAME), kernel.modules().withDebuginfo(), "it stays loaded");
      assertEquals("int", kernel.variableType("jkdump_negative").text());
      assertTrue(kernel.symbols().size() > symbols, "vmlinux names more than kallsyms");
    }
  }

  /** The vmlinux is there from the start of crash on. */
  private static final class Fetching implements Companions {
    private final LazyCrash crash;
    private volatile Optional<Path> vmlinux = Optional.empty();

    Fetching(OpenRequest request) {
      crash =
          new LazyCrash(
              () -> {
                vmlinux = Optional.of(Path.of(request.vmlinux()));
                return TargetProvider.find().open(request.withEngine(DumpEngine.CRASH));
              });
    }

    @Override
    public Optional<Path> vmlinux(String release, String buildId) {
      return vmlinux;
    }

    @Override
    public LazyCrash crash() {
      return crash;
    }
  }
}
