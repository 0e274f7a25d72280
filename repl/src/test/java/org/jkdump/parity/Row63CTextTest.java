// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.dbits2str;
import static org.jkdump.api.PyKdumpAPI.parseSUDef;
import static org.jkdump.api.PyKdumpAPI.pySelect;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.select;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.ctext.CDefine;
import org.jkdump.ctext.CEnum;
import org.jkdump.ctext.SUDef;
import org.jkdump.kernel.Struct;
import org.jkdump.target.TargetException;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 63: CEnum, CDefine, struct definitions from C text, dbits2str, PY_select")
@Oracle("the dump's own enums; GDB: ptype; crash: vm -f")
class Row63CTextTest {
  // Kernel: include/linux/mmzone.h, as configured on x86-64
  private static final String ZONE_TYPE =
      """
      enum zone_type {
      \t/*
      \t * ZONE_DMA and ZONE_DMA32 are used when there are peripherals not able
      \t * to DMA to all of the addressable memory (ZONE_NORMAL).
      \t */
      #ifdef CONFIG_ZONE_DMA
      \tZONE_DMA,
      #endif
      #ifdef CONFIG_ZONE_DMA32
      \tZONE_DMA32,
      #endif
      \tZONE_NORMAL,
      \tZONE_MOVABLE,
      #ifdef CONFIG_ZONE_DEVICE
      \tZONE_DEVICE,
      #endif
      \t__MAX_NR_ZONES

      };
      """;
  // Kernel: include/uapi/linux/if.h
  private static final String DEVICE_FLAGS =
      """
      enum net_device_flags {
      \tIFF_UP\t\t\t\t= 1<<0,  /* sysfs */
      \tIFF_BROADCAST\t\t\t= 1<<1,  /* __volatile__ */
      \tIFF_DEBUG\t\t\t= 1<<2,  /* sysfs */
      \tIFF_LOOPBACK\t\t\t= 1<<3,  /* __volatile__ */
      \tIFF_POINTOPOINT\t\t\t= 1<<4,  /* __volatile__ */
      \tIFF_NOTRAILERS\t\t\t= 1<<5,  /* sysfs */
      \tIFF_RUNNING\t\t\t= 1<<6,  /* __volatile__ */
      \tIFF_NOARP\t\t\t= 1<<7,  /* sysfs, __volatile__ */
      \tIFF_PROMISC\t\t\t= 1<<8,  /* sysfs */
      \tIFF_ALLMULTI\t\t\t= 1<<9,  /* sysfs */
      \tIFF_MASTER\t\t\t= 1<<10, /* __volatile__ */
      \tIFF_SLAVE\t\t\t= 1<<11, /* __volatile__ */
      \tIFF_MULTICAST\t\t\t= 1<<12, /* sysfs */
      \tIFF_PORTSEL\t\t\t= 1<<13, /* sysfs */
      \tIFF_AUTOMEDIA\t\t\t= 1<<14, /* sysfs */
      \tIFF_DYNAMIC\t\t\t= 1<<15, /* sysfs */
      #if __UAPI_DEF_IF_NET_DEVICE_FLAGS_LOWER_UP_DORMANT_ECHO
      \tIFF_LOWER_UP\t\t\t= 1<<16, /* __volatile__ */
      \tIFF_DORMANT\t\t\t= 1<<17, /* __volatile__ */
      \tIFF_ECHO\t\t\t= 1<<18, /* __volatile__ */
      #endif
      };
      """;
  // Kernel: include/linux/mm.h
  private static final String VM_FLAGS =
      """
      #define VM_NONE\t\t0x00000000
      #define VM_READ\t\t0x00000001\t/* currently active flags */
      #define VM_WRITE\t0x00000002
      #define VM_EXEC\t\t0x00000004
      #define VM_SHARED\t0x00000008
      #define VM_MAYREAD\t0x00000010\t/* limits for mprotect() etc */
      #define VM_MAYWRITE\t0x00000020
      #define VM_MAYEXEC\t0x00000040
      #define VM_MAYSHARE\t0x00000080
      #define VM_GROWSDOWN\t0x00000100\t/* general info on the segment */
      #define VM_PFNMAP\t0x00000400
      #define VM_LOCKED\t0x00002000
      #define VM_IO           0x00004000
      #define VM_DONTCOPY\t0x00020000
      #define VM_DONTEXPAND\t0x00040000
      #define VM_ACCESS_FLAGS (VM_READ | VM_WRITE | VM_EXEC)
      """;

  // GDB prints no attributes, so these structs must have no alignment beyond that of their members.
  private static final List<String> PLAIN_STRUCTS =
      List.of(
          """
          page fown_struct list_head path qstr kobject rb_node work_struct timer_list hrtimer
          wait_queue_entry fs_struct nsproxy pid_namespace vm_struct resource kmem_cache
          file_operations iattr kstatfs super_operations iovec seq_file cdev notifier_block
          ctl_table proc_ops rlimit sigaction k_sigaction sigpending posix_cputimers
          user_struct sk_buff_head msghdr proto_ops net_proto_family napi_struct bio bio_vec
          block_device_operations gendisk module_attribute klist
          """
              .split("\\s+"));

  @Test
  void typedEnumsAreThoseOfTheDump() {
    assertEquals(dumps("zone_type"), new CEnum(ZONE_TYPE).asMap());
    assertEquals(dumps("net_device_flags"), new CEnum(DEVICE_FLAGS).asMap());
    assertEquals(
        dumps("pid_type"),
        new CEnum(
                """
                enum pid_type
                {
                \tPIDTYPE_PID,
                \tPIDTYPE_TGID,
                \tPIDTYPE_PGID,
                \tPIDTYPE_SID,
                \tPIDTYPE_MAX,
                };
                """)
            .asMap());
  }

  @Test
  void whatCrashPrintsOfEnumsReadsBackAsTheDumpHasThem() {
    List<String> tags =
        List.of(
            "pageflags",
            "zone_type",
            "hrtimer_mode",
            "bpf_prog_type",
            "tcp_ca_state",
            "cpuhp_state",
            "node_stat_item",
            "perf_event_state",
            "migrate_mode",
            "wb_reason");
    for (String tag : tags) {
      String said = Dump.crash("enum " + tag)[0];
      CEnum read = new CEnum(said.replaceAll("(?m)$(?<=\\d)", ","));
      assertEquals(dumps(tag), read.asMap(), tag);
      assertEquals(dumps(tag), new CEnum(ptype("enum " + tag)).asMap(), tag);
      assertTrue(read.size() > 2, tag);
    }
  }

  @Test
  void theModulesSourceReadsAsTheDumpHoldsIt() throws IOException {
    Dump.kernel();
    Struct bits = readSU(parseSUDef(source("bits.c", "jkdump_bits")), sym2addr("jkdump_bits"));
    Map<String, Long> expected = new LinkedHashMap<>();
    expected.put("one", 1L);
    expected.put("cross", 1445L);
    expected.put("after_gap", 32766L);
    expected.put("neg", -8L);
    expected.put("minus_one", -1L);
    expected.put("pos", 31L);
    expected.put("fresh", 100L);
    expected.put("wide", 737894400291L);
    expected.put("wide_neg", -8388608L);
    expected.put("low", 5L);
    expected.put("high", 30L);
    expected.put("in_struct", 2748L);
    expected.put("in_struct_high", 913153L);
    expected.put("half_low", 32769L);
    expected.put("half_high", -2L);
    expected.put("flag", 1L);
    expected.put("plain", -5L);
    expected.forEach((name, value) -> assertEquals(value, bits.num_(name), name));
    assertEquals("JKDUMP_BLUE", bits.str_("color"));
    Struct packed =
        readSU(parseSUDef(source("bits.c", "jkdump_bits_packed")), sym2addr("jkdump_bits_packed"));
    assertEquals(17, packed.num_("first"));
    assertEquals(715827882, packed.num_("odd"));
    assertEquals(-4096, packed.num_("last"));
    assertEquals(48879, packed.num_("word"));
    assertEquals(8, packed.size_());
  }

  @Test
  void structsThatGdbPrintsAreLaidOutAsTheCompilerDid() {
    List<String> wrong = new ArrayList<>();
    int same = 0;
    for (String tag : PLAIN_STRUCTS) {
      StructType real = Dump.kernel().types().struct("struct " + tag).orElse(null);
      if (real == null) {
        continue;
      }
      StructType made = SUDef.parse(ptype("struct " + tag)).layout(Dump.kernel().types());
      boolean equal = shape(real).equals(shape(made));
      same += equal ? 1 : 0;
      if (!equal) {
        wrong.add(tag + "\n  " + shape(real) + "\n  " + shape(made));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(same >= 40, "structs compared: " + same);
  }

  @Test
  void flagsAreDecodedAsCrashDoes() {
    CDefine flags = new CDefine(VM_FLAGS);
    for (long value : new long[] {0x75, 0x8, 0x2173, 0x64400, 0x7}) {
      String said = Dump.crash(String.format("vm -f %x", value))[0];
      String names = said.substring(said.indexOf('(') + 1, said.indexOf(')'));
      assertEquals(set(names), set(dbits2str(value, flags, 3)), said);
    }
    assertEquals("READ|0x8000000000", dbits2str(0x80_0000_0001L, flags, 3));
    Struct dev = (Struct) readSymbol("init_net").get_("loopback_dev");
    EnumType type = (EnumType) Dump.kernel().types().get("enum net_device_flags").bare();
    String loopback = dbits2str(dev.num_("flags"), type, 4);
    assertTrue(set(loopback).contains("LOOPBACK"), loopback);
    assertEquals(loopback, dbits2str(dev.num_("flags"), new CEnum(DEVICE_FLAGS), 4));
  }

  @Test
  void theFirstExpressionThatWorks() {
    Dump.kernel();
    String[] said =
        Dump.crash("gdb printf \"%lu\", init_task.tasks.next", "gdb printf \"%d\", init_task.prio");
    assertEquals(
        said[0].strip(),
        Long.toUnsignedString(
            pySelect("jk_none.x", "init_task.jk_none", "init_task.tasks.next").num_()));
    for (int i = 0; i < 3; i++) {
      long prio =
          select(
              () -> readSymbol("jk_none").num_(),
              () -> readSymbol("init_task").get_("prio").num_());
      assertEquals(said[1].strip(), Long.toString(prio));
    }
    TargetException e =
        assertThrows(TargetException.class, () -> pySelect("jk_none", "init_task.jk_none"));
    assertTrue(e.getMessage().contains("no symbol 'jk_none'"), e.getMessage());
    assertTrue(e.getMessage().contains("has no member 'jk_none'"), e.getMessage());
  }

  private static Map<String, Long> dumps(String tag) {
    EnumType type = (EnumType) Dump.kernel().types().get("enum " + tag).bare();
    Map<String, Long> values = new LinkedHashMap<>();
    type.enumerators().forEach(e -> values.put(e.name(), e.value()));
    return values;
  }

  private static String ptype(String type) {
    return Dump.crash("gdb ptype " + type)[0].replaceFirst("^type = ", "");
  }

  private static Set<String> set(String flags) {
    return new TreeSet<>(List.of(flags.split("\\|")));
  }

  // Compares names, offsets and sizes; the two sides write the types differently.
  private static String shape(StructType type) {
    StringBuilder text = new StringBuilder(type.size() + " bytes:");
    type.fields()
        .values()
        .forEach(
            m ->
                text.append(' ')
                    .append(m.name())
                    .append('@')
                    .append(m.bitOffset())
                    .append('+')
                    .append(m.isBitField() ? m.bitSize() : 8 * m.type().size()));
    return text.toString();
  }

  private static String source(String file, String tag) throws IOException {
    Path path = Path.of(System.getProperty("jkdump.project"), "bridge/testbed/module", file);
    Matcher struct =
        Pattern.compile("(?ms)^struct " + tag + " \\{.*?^}[^;]*;").matcher(Files.readString(path));
    assertTrue(struct.find(), "struct " + tag + " in " + file);
    return struct.group();
  }
}
