// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.addr2sym;
import static org.jkdump.api.PyKdumpAPI.attrSetter;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.structSetAttr;
import static org.jkdump.api.PyKdumpAPI.structSetProcAttr;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.ctext.CDefine;
import org.jkdump.kernel.AttrSetter;
import org.jkdump.kernel.Struct;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 49: computed attributes, one setter for several structs")
@Oracle("crash: ps; GDB")
class Row49ComputedAttributesTest {
  private static final Pattern PS =
      Pattern.compile("(?m)^>?\\s*(\\d+)\\s+(\\d+)\\s+\\d+\\s+(\\p{XDigit}{16})\\s.*\\s(\\S+)$");

  @Test
  void whatIsComputedForEachTaskIsWhatPsShows() {
    Dump.kernel();
    // Kernel: include/linux/sched.h; crash shows the names of kernel threads in brackets.
    long kthread = new CDefine("#define PF_KTHREAD 0x00200000").get("PF_KTHREAD");
    assertTrue(
        structSetProcAttr(
            "struct task_struct",
            "jk_comm",
            t -> (t.num_("flags") & kthread) != 0 ? "[" + t.str_("comm") + "]" : t.str_("comm")));
    assertTrue(structSetProcAttr("task_struct", "jk_ppid", t -> t.num_("real_parent.tgid")));
    assertTrue(structSetProcAttr("task_struct", "jk_parent", t -> t.su_("real_parent")));
    Map<String, String> read = new TreeMap<>();
    for (Struct task : tasks()) {
      assertEquals(task.num_("real_parent.pid"), task.num_("jk_parent.pid"));
      String line = task.num_("pid") + " " + task.num_("jk_ppid") + " " + task.str_("jk_comm");
      read.put(Long.toHexString(task.addr_()), line);
    }
    Map<String, String> said = new TreeMap<>();
    Matcher line = PS.matcher(Dump.crash("ps")[0]);
    while (line.find()) {
      if (line.group(1).equals("0")) {
        continue; // crash shows idle tasks without a parent
      }
      said.put(line.group(3), line.group(1) + " " + line.group(2) + " " + line.group(4));
    }
    assertTrue(said.size() > 30, "tasks of ps: " + said.size());
    said.forEach((address, expected) -> assertEquals(expected, read.get(address), address));
  }

  @Test
  void oneSetterForStructsThatBeginWithOneAnother() {
    Dump.kernel();
    AttrSetter sockets = attrSetter("struct sock", "struct inet_sock", "struct tcp_sock");
    assertTrue(sockets.set("jk_family", "__sk_common.nothing", "__sk_common.skc_family"));
    assertTrue(sockets.set("jk_twice", s -> 2 * s.num_("jk_family")));
    assertFalse(sockets.set("jk_wrong", "nothing", "sk_nothing.at.all"));
    assertTrue(sockets.has("jk_family"));
    assertFalse(sockets.has("jk_wrong"));
    // A protocol's struct stands in for a socket's memory; both have data at this offset.
    long somewhere = sym2addr("tcp_prot");
    assertEquals("tcp_prot", addr2sym(somewhere));
    String said =
        Dump.crash(
            String.format(
                "gdb printf \"%%u\", ((struct tcp_sock *)0x%x)"
                    + "->inet_conn.icsk_inet.sk.__sk_common.skc_family",
                somewhere))[0]
            .strip();
    for (String type : new String[] {"sock", "inet_sock", "tcp_sock"}) {
      Struct socket = readSU(type, somewhere);
      assertEquals(said, Long.toString(socket.num_("jk_family")), type);
      assertEquals(2 * Long.parseLong(said), socket.num_("jk_twice"), type);
    }
  }

  @Test
  void aFunctionThatFailsSaysWhoseItIsAndTheNextOneWorks() {
    Dump.kernel();
    assertTrue(
        structSetProcAttr("struct task_struct", "jk_broken", t -> t.str_("comm").charAt(99)));
    Struct init = readSU("task_struct", sym2addr("init_task"));
    TargetException e = assertThrows(TargetException.class, () -> init.get_("jk_broken"));
    assertTrue(e.getMessage().startsWith("attribute 'jk_broken' of <struct task_struct 0x"));
    assertTrue(structSetAttr("struct task_struct", "jk_broken", List.of("pid")));
    assertEquals(0, init.num_("jk_broken"));
    assertFalse(structSetProcAttr("struct jk_nothing", "jk_x", t -> 1));
  }
}
