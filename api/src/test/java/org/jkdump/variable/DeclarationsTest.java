// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.jkdump.cdecl.TypeSyntaxException;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  private static List<String> of(String text, String name) {
    return new Declarations(text).of(name).toList();
  }

  @Test
  void allBundledFilesAreRead() {
    Set<String> names = Declarations.bundled().names();
    assertTrue(names.size() > 1000, names.size() + " variables");
    List<String> one =
        List.of(
            "init_task",
            "rcu_state",
            "jiffies",
            "ftrace_enabled",
            "slab_caches",
            "super_blocks",
            "init_net",
            "bus_kset",
            "boot_cpu_data",
            "init_ipc_ns",
            "runqueues");
    assertTrue(names.containsAll(one), "one of each file");
  }

  @Test
  void onlyWhatHasChangedIsDeclaredTwice() {
    Declarations all = Declarations.bundled();
    List<String> several = all.names().stream().filter(n -> all.of(n).count() > 1).toList();
    assertEquals(List.of("tk_core"), several);
    assertEquals(3, all.of("tk_core").distinct().count());
  }

  @Test
  void everyDeclarationIsExternAndNamesItsVariable() {
    Declarations all = Declarations.bundled();
    for (String name : all.names()) {
      all.of(name).forEach(text -> assertTrue(text.matches("extern .*\\b" + name + "\\b.*"), text));
    }
  }

  @Test
  void theOrderIsThatOfTheText() {
    String text = "extern int a; // one\nextern long b;\nextern struct s { int i; } a[N];";
    assertEquals(List.of("extern int a", "extern struct s { int i; } a[N]"), of(text, "a"));
    assertEquals(List.of("extern long b"), of(text, "b"));
    assertEquals(List.of(), of(text, "c"));
  }

  @Test
  void otherTextIsRefused() {
    assertThrows(TypeSyntaxException.class, () -> of("extern int a", "a"));
    assertThrows(TypeSyntaxException.class, () -> of("extern int a, b;", "a"));
    assertThrows(TypeSyntaxException.class, () -> of("#define A 1\n", "A"));
  }
}
