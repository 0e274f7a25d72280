// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.memberSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jkdump.type.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 17: memberSize, of arrays and bit-fields, too (every member of 12 structs)")
@Oracle("GDB: sizeof; pahole")
class Row17MemberSizesTest {
  private static final List<String> STRUCTS =
      List.of(
          ("task_struct mm_struct inode dentry sk_buff page module net_device rq request_queue"
                  + " tcp_sock kmem_cache")
              .split(" "));

  @Test
  void everyMember() {
    List<String> commands = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    int bitFields = 0;
    for (String struct : STRUCTS) {
      commands.add("gdb set $jkdump = (struct " + struct + " *)0");
      ours.add("");
      for (Member member : Dump.kernel().types().getStruct("struct " + struct).fields().values()) {
        commands.add("gdb printf \"%d\", (int)sizeof($jkdump->" + member.name() + ")");
        ours.add(Integer.toString(memberSize("struct " + struct, member.name())));
        bitFields += member.isBitField() ? 1 : 0;
      }
    }
    String[] expected = Dump.crash(commands.toArray(String[]::new));
    assertEquals(
        IntStream.range(0, ours.size())
            .mapToObj(i -> commands.get(i) + " " + expected[i].strip())
            .collect(Collectors.joining("\n")),
        IntStream.range(0, ours.size())
            .mapToObj(i -> commands.get(i) + " " + ours.get(i))
            .collect(Collectors.joining("\n")));
    assertTrue(bitFields > 20, bitFields + " bit-fields");
  }

  @Test
  void elementsNestedMembersAndAbsentOnes() {
    Dump.kernel();
    assertEquals(16, memberSize("task_struct", "comm"));
    assertEquals(1, memberSize("task_struct", "comm[3]"));
    assertEquals(8, memberSize("task_struct", "tasks.next"));
    assertEquals(-1, memberSize("task_struct", "nowhere"));
    assertEquals(-1, memberSize("task_struct", "mm.pgd"), "behind a pointer");
    assertEquals(-1, memberSize("struct nowhere", "x"));
    assertEquals(-1, memberSize("task_struct", "comm[[3]"));
  }
}
