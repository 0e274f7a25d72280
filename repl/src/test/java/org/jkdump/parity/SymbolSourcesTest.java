// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jkdump.bridge.kallsyms.Kallsyms;
import org.jkdump.elf.VmlinuxSymbols;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("symbols from the dump itself and from vmlinux are those of crash")
@Oracle("crash: sym -l")
class SymbolSourcesTest {
  // Sections, and the symbols that scripts/kallsyms.c leaves out.
  private static final String NOT_KEPT =
      "\\..*|kallsyms_.*|__(crc|kstrtab|kstrtabns|ksymtab|kcrctab)_.*|init_per_cpu__.*|runtime_(ptr|shift)_.*|__init_rodata"
          + "|__\\w*(table|tab|tab_gpl|strings|param|modver)";

  @Test
  void kallsymsFoundByScan() {
    compare(kallsyms(name -> OptionalLong.empty()));
  }

  @Test
  void kallsymsWhereVmcoreInfoSaysTheyAre() {
    compare(kallsyms(SymbolSourcesTest::address));
  }

  private static void compare(SymbolTable found) {
    Set<String> crash = places(Dump.crashKernel().target().symbols(), 0);
    Set<String> ours = places(found, 0);
    assertTrue(ours.size() > 80_000, ours.size() + " symbols");
    Set<String> more = new TreeSet<>(ours);
    more.removeAll(crash);
    more.removeIf(SymbolSourcesTest::isBeforeTheFirst);
    assertEquals(Set.of(), more, "symbols that crash lacks");
    crash.removeAll(ours);
    crash.removeIf(place -> place.split(" ")[1].matches(NOT_KEPT));
    assertEquals(Set.of(), crash, "symbols that kallsyms lack");
  }

  @Test
  void vmlinuxFile() {
    long stext = Dump.crashKernel().symbolAddress("_stext");
    SymbolTable file = VmlinuxSymbols.read(Path.of(Dump.property("vmlinux")), stext);
    Set<String> ours = places(file, 0);
    ours.removeIf(SymbolSourcesTest::isBeforeTheFirst);
    Set<String> crash = places(Dump.crashKernel().target().symbols(), 0);
    crash.removeIf(SymbolSourcesTest::isBeforeTheFirst);
    assertEquals(crash, ours);
  }

  @Test
  void modules() {
    SymbolTable vmlinux = kallsyms(SymbolSourcesTest::address);
    Target alone = StandIn.of(Map.of("symbols", vmlinux, "symbolsHaveModules", false), asked -> {});
    Kernel kernel = new Kernel(alone, new PyLog(line -> {}), 16 << 20);
    SymbolTable crash = Dump.crashKernel().target().symbols();
    assertEquals(crash.modules(), kernel.symbols().modules());
    List<String> expected =
        IntStream.range(0, crash.owners().length)
            .filter(i -> crash.owners()[i] > 0)
            .mapToObj(i -> crash.names().get(i) + Long.toHexString(crash.addresses()[i]))
            .sorted()
            .toList();
    List<String> ours =
        kernel
            .symbols()
            .containing("")
            .filter(symbol -> !symbol.module().isEmpty() && symbol.address() < 0)
            .map(symbol -> symbol.name() + Long.toHexString(symbol.address()))
            .sorted()
            .toList();
    assertTrue(ours.size() > 1000, ours.size() + " symbols of modules");
    assertEquals(expected, ours);
  }

  private static SymbolTable kallsyms(Function<String, OptionalLong> vmcoreInfo) {
    Target target = Dump.crashKernel().target();
    return Kallsyms.read(
        (address, size) -> target.read(Space.KERNEL, 0, address, size),
        name -> name.equals("_stext") ? address(name) : vmcoreInfo.apply(name));
  }

  private static OptionalLong address(String name) {
    return Dump.crashKernel()
        .symbols()
        .address(name)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  // crash begins with _stext or _text, and leaves out what sorts before them.
  private static boolean isBeforeTheFirst(String place) {
    return place.startsWith(Long.toHexString(Dump.crashKernel().symbolAddress("_stext")) + " ");
  }

  private static Set<String> places(SymbolTable table, int owner) {
    return IntStream.range(0, table.owners().length)
        .filter(i -> table.owners()[i] == owner)
        .mapToObj(i -> Long.toHexString(table.addresses()[i]) + " " + table.names().get(i))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
