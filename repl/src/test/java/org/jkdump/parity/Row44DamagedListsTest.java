// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.hlistNodes;
import static org.jkdump.api.PyKdumpAPI.listForEachEntry;
import static org.jkdump.api.PyKdumpAPI.rbtreeNodes;
import static org.jkdump.api.PyKdumpAPI.readBadList;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readList;
import static org.jkdump.api.PyKdumpAPI.readListByHead;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.validateHlist;
import static org.jkdump.api.PyKdumpAPI.validateList;
import static org.jkdump.api.PyKdumpAPI.validateRbtree;
import static org.jkdump.api.PyKdumpAPI.warn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName(
    "row 44: a cycle that misses the head, an unreadable link: partial result kept, logged")
@Oracle("the test module")
class Row44DamagedListsTest {
  // Has the layout of struct jkdump_node, for which the 5.10 dump has no BTF.
  private static final String NODE = "dcb_app_type";

  @BeforeEach
  void freshLog() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> numbers(List<Long> links) {
    return links.stream().map(link -> readInt(link - 8)).toList();
  }

  private static String error() {
    List<String> errors = PyKdumpAPI.pylog.finish().errors();
    assertEquals(1, errors.size(), "errors: " + errors);
    return errors.get(0);
  }

  private static void assertContains(String part, String text) {
    assertTrue(text.contains(part), "'" + part + "' in: " + text);
  }

  private static String place(String symbol) {
    return Long.toHexString(sym2addr(symbol));
  }

  @Test
  void everyFormKeepsWhatIsBeforeTheDamage() {
    check("jkdump_list_cycle", 5, "runs into itself at 0x");
    check("jkdump_list_unreadable", 3, "can't read 8 bytes at kernel virtual address 0x");
    check("jkdump_list_null", 3, "NULL");
  }

  private static void check(String list, int kept, String why) {
    long head = sym2addr(list);
    assertEquals(upTo(kept), numbers(readListByHead(head)), list);
    assertContains(why, error());
    List<Struct> structs = readSUListFromHead(list, "list", NODE);
    assertEquals(upTo(kept), structs.stream().map(s -> (int) s.num_("ifindex")).toList(), list);
    assertContains("list at 0x" + place(list), error());
    List<Struct> lazy = listForEachEntry(NODE, head, "list").toList();
    assertEquals(structs, lazy, list);
    assertContains(why, error());
    assertEquals(structs, readSUListFromHead(list, "list", NODE, warn(false)));
    assertTrue(PyKdumpAPI.pylog.finish().isEmpty(), "warn(false) logs nothing");
  }

  @Test
  void theErrorSaysWhereItStopped() {
    numbers(readListByHead(sym2addr("jkdump_list_unreadable")));
    String error = error();
    assertContains("0xffffffffffe01000", error);
    assertContains("3 entries kept, the last at 0x", error);
    List<Long> links = readListByHead(sym2addr("jkdump_list_cycle"));
    assertContains(String.format("at 0x%x after 5 entries", links.get(2)), error());
  }

  @Test
  void readBadListReturnsTheErrorInstead() {
    var bad = readBadList(sym2addr("jkdump_list_unreadable"), 0);
    assertEquals(upTo(3), numbers(bad.found().subList(1, 4)));
    assertContains("0xffffffffffe01000", bad.error());
    assertNull(readBadList(sym2addr("jkdump_list"), 0).error());
    assertEquals(List.of(), readBadList(0, 0).found());
    assertTrue(PyKdumpAPI.pylog.finish().isEmpty());
  }

  @Test
  void aLoopInAnHlist() {
    long head = sym2addr("jkdump_hlist_cycle");
    List<Integer> keys = List.of(300, 301, 302);
    assertEquals(keys, hlistNodes(head).mapToObj(node -> readInt(node - 8)).toList());
    assertContains("runs into itself at 0x" + Long.toHexString(readPtr(head)), error());
    assertEquals(keys, numbers(readList(readPtr(head), 0)));
  }

  @Test
  void aLoopInARedBlackTree() {
    long root = sym2addr("jkdump_rbtree_loop");
    LongStream nodes = rbtreeNodes(root);
    assertEquals(
        IntStream.rangeClosed(1, 7).boxed().toList(),
        nodes.mapToObj(node -> readInt(node + 24)).toList());
    assertContains("red-black tree at 0x" + place("jkdump_rbtree_loop"), error());
  }

  @Test
  void whoSuspectsDamageIsToldWhereItIs() {
    assertFindings("its prev is 0x", validateList(sym2addr("jkdump_list_cycle")));
    assertFindings("0xffffffffffe01000", validateList(sym2addr("jkdump_list_unreadable")));
    assertFindings("its next is NULL", validateList(sym2addr("jkdump_list_null")));
    assertFindings("its pprev is 0x", validateHlist(sym2addr("jkdump_hlist_cycle")));
    assertFindings("as its parent", validateRbtree(sym2addr("jkdump_rbtree_loop")));
    assertTrue(PyKdumpAPI.pylog.finish().isEmpty(), "findings are returned, not logged");
  }

  private static void assertFindings(String part, Validation validation) {
    assertFalse(validation.isSound());
    assertContains(part, validation.toString());
  }
}
