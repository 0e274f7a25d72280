// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.inchead;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readList;
import static org.jkdump.api.PyKdumpAPI.readListByHead;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jkdump.api.PyKdumpAPI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 43: readList with the head included or not, offset, NULL-terminated")
@Oracle("crash: list")
class Row43ReadListTest {
  private long head;

  @BeforeEach
  void list() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
    head = sym2addr("jkdump_list");
  }

  @AfterEach
  void nothingIsLogged() {
    assertTrue(PyKdumpAPI.pylog.finish().isEmpty());
  }

  private static String hex(List<Long> addresses) {
    return addresses.stream().map(Long::toHexString).collect(Collectors.joining("\n"));
  }

  private static String crash(String format, Object... parts) {
    return Dump.crash(String.format(format, parts))[0].strip();
  }

  @Test
  void fromTheHeadUntilItComesBack() {
    assertEquals(11, readList(head, 0).size());
    assertEquals(crash("list %x", head), hex(readList(head, 0)));
  }

  @Test
  void theHeadLeftOut() {
    assertEquals(crash("list -H %x", head), hex(readList(head, 0, inchead(false))));
    assertEquals(hex(readListByHead(head)), hex(readList(head, 0, inchead(false))));
  }

  @Test
  void theHeadAmongItsLinks() {
    assertEquals(hex(readList(head, 0)), hex(readListByHead(head, inchead(true))));
  }

  @Test
  void theOtherPointerBackwards() {
    List<Long> back = readList(head, 8);
    assertEquals(crash("list -o 8 %x", head), hex(back));
    assertEquals(
        List.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
        back.stream().skip(1).map(link -> readInt(link - 8)).toList());
  }

  @Test
  void untilNull() {
    List<Long> chain = readList(readPtr(sym2addr("jkdump_hlist")), 0);
    assertEquals(crash("list %x", chain.get(0)), hex(chain));
    assertEquals(
        IntStream.range(0, 10).boxed().toList(),
        chain.stream().map(node -> readInt(node - 8)).toList());
    assertEquals(List.of(), readList(readPtr(sym2addr("jkdump_hlist_empty")), 0));
  }
}
