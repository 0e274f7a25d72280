// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.doctor;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.kernel.Kernel;

/** Compares the symbols of two kernels of one dump. */
final class SymbolComparison {
  // Sections, and the symbols that scripts/kallsyms.c leaves out.
  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "\\..*|kallsyms_.*|__(crc|kstrtab|kstrtabns|ksymtab|kcrctab)_.*|init_per_cpu__.*|runtime_(ptr|shift)_.*|__init_rodata"
              + "|__\\w*(table|tab|tab_gpl|strings|param|modver)");

  private SymbolComparison() {}

  static void compare(Report report, Kernel crash, Kernel dump) {
    long first = crash.symbolAddress("_stext");
    compare(
        report.row("symbols of vmlinux"),
        address -> address == first,
        places(crash, true),
        places(dump, true));
    compare(
        report.row("symbols of modules"),
        dump.perCpu()::contains,
        places(crash, false),
        places(dump, false));
  }

  // crash begins with _stext or _text, and leaves out what sorts before them; and it has a module's
  // per-CPU symbols only with the module's debuginfo.
  private static void compare(
      Row row, LongPredicate isLeftOut, Set<String> crash, Set<String> dump) {
    for (String place : crash) {
      if (dump.contains(place)) {
        row.agree();
      } else if (NOT_KEPT.matcher(place.split(" ", 2)[1]).matches()) {
        row.explain();
      } else {
        row.differ("only crash has " + place);
      }
    }
    Set<String> more = new TreeSet<>(dump);
    more.removeAll(crash);
    for (String place : more) {
      if (isLeftOut.test(Long.parseUnsignedLong(place.split(" ", 2)[0], 16))) {
        row.explain();
      } else {
        row.differ("only the file has " + place);
      }
    }
  }

  private static Set<String> places(Kernel kernel, boolean ofVmlinux) {
    return kernel
        .symbols()
        .containing("")
        .filter(symbol -> symbol.module().isEmpty() == ofVmlinux)
        .map(symbol -> Long.toHexString(symbol.address()) + " " + symbol.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
