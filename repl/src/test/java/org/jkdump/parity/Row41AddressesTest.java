// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.addr2mod;
import static org.jkdump.api.PyKdumpAPI.addr2sym;
import static org.jkdump.api.PyKdumpAPI.addr2symLoose;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.sym2alladdr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jkdump.symbol.Symbols;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 41: addr2sym exact and loose, addr2mod (100 addresses)")
@Oracle("crash: sym")
class Row41AddressesTest {
  // ffffffff81000000 (T) name+offset [module] /file: line
  private static final Pattern SAID =
      Pattern.compile("^\\w+ \\(.\\) (\\S+?)(?:\\+(\\d+))?(?: \\[(\\w+)\\])?\\s*(?:\\S*/.*)?$");

  @Test
  void twoHundredAddressesAreWhatCrashSays() {
    Symbols symbols = Dump.kernel().symbols();
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("Row41: seed " + seed);
    Random random = new Random(seed);
    List<Long> addresses = new ArrayList<>();
    List<String> names = symbols.names();
    while (addresses.size() < 200) {
      String name = names.get(random.nextInt(names.size()));
      long address = sym2addr(name);
      if (address < 0 && name.matches("\\w+")) {
        addresses.add(address + (addresses.size() % 2 == 0 ? 0 : random.nextInt(8)));
      }
    }
    addresses.add(sym2addr("jkdump_list"));
    addresses.add(sym2addr("jkdump_ints") + 5);
    String[] said =
        Dump.crash(addresses.stream().map(a -> String.format("sym %x", a)).toArray(String[]::new));
    for (int i = 0; i < said.length; i++) {
      compare(addresses.get(i), said[i].strip(), "seed " + seed + ", " + said[i]);
    }
  }

  private static void compare(long address, String said, String where) {
    Matcher matcher = SAID.matcher(said);
    assertTrue(matcher.matches(), where);
    String offset = matcher.group(2) == null ? "0" : matcher.group(2);
    String module = matcher.group(3);
    // Of several names of one address, such as those of a system call, crash takes any one.
    String name = addr2symLoose(address).name();
    long begin = address - Long.parseLong(offset);
    boolean alias = LongStream.of(sym2alladdr(matcher.group(1))).anyMatch(at -> at == begin);
    assertTrue(alias, where + name);
    assertEquals(offset, Long.toString(addr2symLoose(address).offset()), where);
    assertEquals(module, addr2mod(address), where);
    assertEquals(offset.equals("0") ? name : null, addr2sym(address), where);
  }

  @Test
  void memoryWithoutASymbol() {
    Dump.kernel();
    long heap = pidToTask(1).addr_();
    long vmalloc = readPtr(sym2addr("jkdump_vmalloc"));
    String[] said = Dump.crash(String.format("sym %x", heap), String.format("sym %x", vmalloc));
    assertTrue(said[0].contains("invalid address") && said[1].contains("invalid address"), said[0]);
    for (long address : new long[] {heap, vmalloc}) {
      assertNull(addr2symLoose(address));
      assertNull(addr2sym(address));
      assertNull(addr2mod(address));
    }
  }
}
