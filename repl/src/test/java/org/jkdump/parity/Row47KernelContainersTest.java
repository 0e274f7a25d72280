// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.bitmap;
import static org.jkdump.api.PyKdumpAPI.cpumask;
import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.getFullBucketsH;
import static org.jkdump.api.PyKdumpAPI.hlistBlForEachEntry;
import static org.jkdump.api.PyKdumpAPI.hlistForEachEntry;
import static org.jkdump.api.PyKdumpAPI.idrFind;
import static org.jkdump.api.PyKdumpAPI.idrForEach;
import static org.jkdump.api.PyKdumpAPI.mtForEach;
import static org.jkdump.api.PyKdumpAPI.mtLoad;
import static org.jkdump.api.PyKdumpAPI.pidToTask;
import static org.jkdump.api.PyKdumpAPI.radixTreeForEach;
import static org.jkdump.api.PyKdumpAPI.rbtreeForEachEntry;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.jkdump.api.PyKdumpAPI.validateHlistBl;
import static org.jkdump.api.PyKdumpAPI.validateRbtree;
import static org.jkdump.api.PyKdumpAPI.xaForEach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.container.Entry;
import org.jkdump.kernel.Struct;
import org.jkdump.walk.Buckets.Bucket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel's own containers, compared with crash and with each other. */
@Tag("dump")
@DisplayName("row 47: the kernel's own trees, hashes, maps and masks")
@Oracle("crash: ps, vm, irq")
class Row47KernelContainersTest {
  @BeforeEach
  void freshLog() {
    Dump.kernel();
    PyKdumpAPI.pylog.begin();
  }

  @AfterEach
  void nothingIsLogged() {
    assertEquals("", PyKdumpAPI.pylog.finish().toString());
  }

  private static TreeSet<Long> matches(String text, String pattern, int radix) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(m -> Long.parseUnsignedLong(m.group(1), radix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void processIdsAreThoseOfPs() {
    Set<Long> pids = matches(Dump.crash("ps")[0], "^[> ] +(\\d+) ", 10);
    pids.remove(0L);
    long idr = readSymbol("init_pid_ns").get_("idr").addr_();
    TreeSet<Long> used = new TreeSet<>();
    try (Stream<Entry> entries = idrForEach(idr)) {
      for (Entry entry : entries.toList()) {
        Struct pid = entry.su("pid");
        assertEquals(entry.index(), pid.num_("numbers[0].nr"));
        if (pid.num_("tasks[0].first") != 0) {
          used.add(entry.index());
        }
        assertEquals(entry.value(), idrFind(idr, entry.index()));
      }
    }
    assertTrue(used.size() > 50, "process ids: " + used);
    assertEquals(pids, used);
    assertEquals(
        used,
        tasks().stream()
            .map(t -> t.num_("pid"))
            .filter(p -> p > 0)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void mappingsAreThoseOfVm() {
    Struct init = pidToTask(1);
    String said = Dump.crash("vm 1")[0];
    List<String> expected =
        Pattern.compile("^([0-9a-f]{16}) +([0-9a-f]+) +([0-9a-f]+) +[0-9a-f]+ ", Pattern.MULTILINE)
            .matcher(said)
            .results()
            .map(m -> m.group(1) + " " + m.group(2) + " " + m.group(3))
            .filter(line -> !line.startsWith(Long.toHexString(init.num_("mm"))))
            .toList();
    assertTrue(expected.size() >= 5, said);
    assertEquals(expected, mappings(init).map(Row47KernelContainersTest::mapping).toList());
  }

  private static Stream<Struct> mappings(Struct task) {
    return task.has_("mm->mm_mt")
        ? mtForEach(task.su_("mm->mm_mt")).map(e -> e.su("vm_area_struct"))
        : rbtreeForEachEntry("struct vm_area_struct", task.get_("mm.mm_rb"), "vm_rb");
  }

  private static String mapping(Struct area) {
    return String.format("%x %x %x", area.addr_(), area.num_("vm_start"), area.num_("vm_end"));
  }

  @Test
  void mappingsOfEveryProcess() {
    int areas = 0;
    for (Struct task : tasks()) {
      if (task.num_("mm") != 0) {
        List<Struct> all = mappings(task).toList();
        assertEquals(task.num_("mm->map_count"), all.size(), "mappings of " + task.str_("comm"));
        areas += all.size();
        lookedUp(task, all);
      }
    }
    assertTrue(areas > 10, areas + " mappings");
  }

  private static void lookedUp(Struct task, List<Struct> areas) {
    if (!task.has_("mm->mm_mt")) {
      Comparator<Struct> order = Comparator.comparingLong(area -> area.num_("vm_start"));
      long root = task.addrOf_("mm->mm_rb");
      validateRbtree("vm_area_struct", root, "vm_rb", order).orThrow();
      assertEquals(
          areas.size() > 1,
          !validateRbtree("vm_area_struct", root, "vm_rb", order.reversed()).isSound(),
          "the other order is found wrong");
      return;
    }
    long tree = task.addrOf_("mm->mm_mt");
    for (Struct area : areas) {
      assertEquals(area.addr_(), mtLoad(tree, area.num_("vm_start")));
      assertEquals(area.addr_(), mtLoad(tree, area.num_("vm_end") - 1));
    }
  }

  @Test
  void interruptDescriptorsAreThoseOfIrq() {
    Set<Long> expected = matches(Dump.crash("irq")[0], "^ *\\d+ +([0-9a-f]{16}) ", 16);
    assertTrue(expected.size() > 10, "descriptors: " + expected);
    // Since Linux kernel commit 721255b9826b ("genirq: Use a maple tree for interrupt descriptor
    // management") (in v6.5).
    Stream<Entry> entries =
        symbolExists("sparse_irqs")
            ? mtForEach(sym2addr("sparse_irqs"))
            : radixTreeForEach(sym2addr("irq_desc_tree"));
    TreeSet<Long> found = new TreeSet<>();
    entries.forEach(
        entry -> {
          assertEquals(entry.index(), entry.su("irq_desc").num_("irq_data.irq"));
          found.add(entry.value());
        });
    assertEquals(expected, found);
  }

  private static List<Struct> inodes() {
    List<Struct> inodes = new ArrayList<>();
    for (Struct sb : readSUListFromHead("super_blocks", "s_list", "super_block")) {
      inodes.addAll(readSUListFromHead(sb.get_("s_inodes"), "i_sb_list", "inode"));
    }
    return inodes;
  }

  @Test
  void pageCachesHaveAsManyPagesAsTheySay() {
    long checked = 0;
    for (Struct inode : inodes()) {
      long pages = inode.num_("i_mapping->nrpages");
      long found =
          xaForEach(inode.addrOf_("i_mapping->i_pages"))
              .filter(e -> !e.isValue())
              .mapToLong(e -> e.last() - e.index() + 1)
              .sum();
      assertEquals(pages, found, "pages of inode " + inode.num_("i_ino"));
      checked += pages;
    }
    assertTrue(checked > 100, checked + " pages");
  }

  @Test
  void theInodeHashHasEveryHashedInode() {
    long table = readSymbol("inode_hashtable").num_();
    int buckets = readInt(sym2addr("i_hash_mask")) + 1;
    TreeSet<Long> found = new TreeSet<>();
    for (Bucket bucket : getFullBucketsH(table, 8, buckets, 0)) {
      hlistForEachEntry("inode", table + 8 * bucket.index(), "i_hash")
          .forEach(inode -> assertTrue(found.add(inode.addr_())));
    }
    // The hash node of an inode that is not hashed, but on its super block's list, points to
    // itself.
    TreeSet<Long> expected =
        inodes().stream()
            .filter(i -> i.num_("i_hash.pprev") != 0)
            .filter(i -> i.num_("i_hash.pprev") != i.addrOf_("i_hash"))
            .map(Struct::addr_)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(found.size() > 10, found.size() + " inodes");
    assertEquals(expected, found);
  }

  @Test
  void theDentryHashIsSound() {
    long table = eval("dentry_hashtable").num_();
    int buckets = 1 << 32 - readInt(sym2addr("d_hash_shift"));
    long sound = 0;
    long dentries = 0;
    for (Bucket bucket : getFullBucketsH(table, 8, buckets, 0)) {
      long head = table + 8 * bucket.index();
      sound += validateHlistBl(head).orThrow().entries();
      for (Struct dentry : hlistBlForEachEntry("dentry", head, "d_hash").toList()) {
        assertNotNull(dentry.str_("d_name.name"));
        assertEquals(dentry.num_("d_sb"), dentry.num_("d_parent->d_sb"));
        dentries++;
      }
    }
    assertEquals(sound, dentries);
    assertTrue(dentries > 100, dentries + " dentries");
  }

  @Test
  void masksOfCpus() {
    BitSet both = BitSet.valueOf(new long[] {3});
    assertEquals("3", Dump.crash("gdb printf \"%lu\", __cpu_online_mask.bits[0]")[0]);
    assertEquals(both, cpumask("cpu_online_mask"));
    assertEquals(both, cpumask("__cpu_online_mask"));
    assertEquals(both, cpumask(sym2addr("__cpu_online_mask")));
    assertEquals(both, cpumask(readSymbol("__cpu_possible_mask")));
    for (Struct task : tasks()) {
      String mask = task.has_("cpus_mask") ? "cpus_mask" : "cpus_allowed";
      long bits = task.num_(mask + ".bits[0]") & 3;
      assertEquals(BitSet.valueOf(new long[] {bits}), cpumask(task.get_(mask)), task.str_("comm"));
    }
    assertEquals(both, bitmap(readSymbol("__cpu_online_mask").get_("bits"), 64));
    assertEquals(1, bitmap(sym2addr("__cpu_online_mask"), 1).length());
    assertEquals(0, bitmap(sym2addr("__cpu_online_mask"), 0).length());
  }

  @Test
  void typedStreamsOverTheModulesStructsWhereTheirTypesAreKnown() {
    Struct sb = readSUListFromHead("super_blocks", "s_list", "super_block").get(0);
    assertEquals(sb, readSU("super_block", sb.addr_()));
    if (structExists("jkdump_hnode")) {
      assertEquals(
          List.of(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L),
          hlistForEachEntry("jkdump_hnode", sym2addr("jkdump_hlist"), "hash")
              .map(n -> n.num_("value"))
              .toList());
    }
  }
}
