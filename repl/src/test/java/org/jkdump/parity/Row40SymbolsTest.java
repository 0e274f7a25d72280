// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.delModule;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.sym2alladdr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.jkdump.api.PyKdumpAPI.symbolsByPrefix;
import static org.jkdump.api.PyKdumpAPI.symbolsContaining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.symbol.Symbol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 40: sym2addr, sym2alladdr (duplicate statics), symbolExists")
@Oracle("crash: sym -l, sym -q")
class Row40SymbolsTest {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([0-9a-f]+) \\((.)\\) (\\S+)(?: +\\[\\w+\\])?$");

  private static Map<String, List<Long>> crash() {
    Map<String, List<Long>> all = new HashMap<>();
    Matcher matcher = LINE.matcher(Dump.crash("sym -l")[0]);
    while (matcher.find()) {
      long address = Long.parseUnsignedLong(matcher.group(1), 16);
      all.computeIfAbsent(matcher.group(3), n -> new ArrayList<>()).add(address);
    }
    assertTrue(all.size() > 50_000, "sym -l lists the kernel's symbols: " + all.size());
    return all;
  }

  @Test
  void everySymbolAndEveryDuplicate() {
    Kernel kernel = TestModule.load();
    // crash has other symbols of a module whose debuginfo is loaded.
    delModule(TestModule.NAME);
    List<String> wrong = new ArrayList<>();
    Map<String, List<Long>> expected = crash();
    int duplicates = 0;
    for (Map.Entry<String, List<Long>> symbol : expected.entrySet()) {
      String name = symbol.getKey();
      List<Long> ours = LongStream.of(sym2alladdr(name)).sorted().boxed().toList();
      List<Long> theirs = symbol.getValue().stream().sorted().toList();
      duplicates += theirs.size() > 1 ? 1 : 0;
      if (!ours.equals(theirs) || !theirs.contains(sym2addr(name)) || !symbolExists(name)) {
        wrong.add(name);
      }
    }
    assertEquals(List.of(), wrong, "symbols that differ from sym -l");
    assertTrue(duplicates > 100, duplicates + " names stand for several symbols");
    int all = expected.values().stream().mapToInt(List::size).sum();
    List<Symbol> more =
        kernel.symbols().containing("").filter(s -> !expected.containsKey(s.name())).toList();
    long text = kernel.symbolAddress("_stext");
    // crash has per-CPU variables of a module only once its debuginfo is loaded, and begins with
    // _stext, not with what sorts before it.
    assertEquals(
        List.of(),
        more.stream()
            .filter(s -> s.address() != text && (s.module().isEmpty() || s.address() < 0))
            .toList(),
        "symbols that crash lacks");
    assertEquals(all, kernel.symbols().size() - more.size(), "number of symbols");
  }

  @Test
  void theFirstIsTheOneThatCrashNames() {
    Dump.kernel();
    List<String> names =
        List.of("init_task", "jiffies", "schedule", "jkdump_int", "jkdump_list", "_text");
    String[] said = Dump.crash(names.stream().map(n -> "sym " + n).toArray(String[]::new));
    for (int i = 0; i < said.length; i++) {
      assertEquals(said[i].split(" ")[0], Long.toHexString(sym2addr(names.get(i))), names.get(i));
    }
  }

  @Test
  void staticTwinsOfTheTestModule() {
    Dump.kernel();
    assertEquals(2, sym2alladdr("jkdump_twin_number").length, "two files have one");
    List<Integer> values =
        LongStream.of(sym2alladdr("jkdump_twin_number"))
            .mapToObj(a -> readInt(a))
            .sorted()
            .toList();
    assertEquals(2, values.get(1));
    assertEquals(1, values.get(0));
  }

  @Test
  void searchFindsWhatCrashFinds() {
    Dump.kernel();
    Set<String> expected = new TreeSet<>();
    Matcher matcher = LINE.matcher(Dump.crash("sym -q sched_clock")[0]);
    while (matcher.find()) {
      expected.add(matcher.group(1) + " " + matcher.group(3));
    }
    assertTrue(expected.size() > 5, "sym -q finds several: " + expected);
    assertEquals(expected, places(symbolsContaining("sched_clock")), "sym -q sched_clock");
    expected.removeIf(place -> !place.contains(" sched_clock"));
    assertEquals(
        expected, places(symbolsByPrefix("sched_clock")), "symbols that begin with the prefix");
  }

  private static Set<String> places(List<Symbol> symbols) {
    return symbols.stream()
        .map(symbol -> Long.toHexString(symbol.address()) + " " + symbol.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatIsNotThere() {
    Dump.kernel();
    assertEquals(0, sym2addr("no_such_symbol"));
    assertEquals(0, sym2alladdr("no_such_symbol").length);
    assertFalse(symbolExists("no_such_symbol"));
  }
}
