// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.eval;
import static org.jkdump.api.PyKdumpAPI.readSU;
import static org.jkdump.api.PyKdumpAPI.readSUListFromHead;
import static org.jkdump.api.PyKdumpAPI.structExists;
import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.type.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 31: bit-fields, also in anonymous structs, signed and negative (struct slab, T)")
@Oracle("GDB; the test module")
class Row31BitFieldsTest {
  private static final Map<String, Object> BITS =
      Map.ofEntries(
          Map.entry("one", 1L),
          Map.entry("two", 2L),
          Map.entry("cross", 1445L),
          Map.entry("after_gap", 32766L),
          Map.entry("neg", -8L),
          Map.entry("minus_one", -1L),
          Map.entry("pos", 31L),
          Map.entry("fresh", 100L),
          Map.entry("wide", 737894400291L),
          Map.entry("wide_neg", -8388608L),
          Map.entry("low", 5L),
          Map.entry("high", 30L),
          Map.entry("in_struct", 2748L),
          Map.entry("in_struct_high", 913153L),
          Map.entry("word", 4294868993L),
          Map.entry("half_low", 32769L),
          Map.entry("half_high", -2L),
          Map.entry("color", "JKDUMP_BLUE"),
          Map.entry("flag", "true"),
          Map.entry("plain", -5L));

  @Test
  void theTestModules() {
    TestModule.load();
    Struct bits = (Struct) eval("jkdump_bits");
    BITS.forEach((field, value) -> assertEquals(value.toString(), bits.str_(field), field));
    assertEquals(1, bits.num_("flag"));
    assertEquals(2, bits.num_("color"));
  }

  @Test
  void packedOnes() {
    TestModule.load();
    Struct packed = (Struct) eval("jkdump_bits_packed");
    assertEquals(17, packed.num_("first"));
    assertEquals(715827882, packed.num_("odd"));
    assertEquals(-4096, packed.num_("last"));
    assertEquals(48879, packed.num_("word"));
  }

  // SLUB's counters lie in a struct in a union, both unnamed.
  @Test
  void slabs() {
    Kernel kernel = Dump.kernel();
    // Since Linux kernel commit d122019bf061 ("mm: Split slab into its own type") (in v5.17).
    String type = structExists("slab") ? "slab" : "page";
    List<Struct> slabs = new ArrayList<>();
    for (Struct cache : readSUListFromHead("slab_caches", "list", "kmem_cache")) {
      Struct node = cache.su_("node[0]");
      slabs.addAll(readSUListFromHead(node.addrOf_("partial"), "slab_list", type));
      for (int cpu = 0; cpu < 2; cpu++) {
        long place = kernel.perCpu().address(cache.num_("cpu_slab"), cpu);
        Struct active = readSU("kmem_cache_cpu", place).su_(type);
        if (!active.isNull_()) {
          slabs.add(active);
        }
      }
    }
    assertTrue(slabs.size() > 50, slabs.size() + " slabs");
    List<Struct> some = slabs.subList(0, Math.min(50, slabs.size()));
    String[] said = Dump.crash(some.stream().map(s -> gdb(type, s)).toArray(String[]::new));
    for (int i = 0; i < said.length; i++) {
      Struct slab = some.get(i);
      String ours = slab.num_("inuse") + " " + slab.num_("objects") + " " + slab.num_("frozen");
      assertEquals(said[i].strip(), ours, slab.toString());
      assertTrue(slab.num_("inuse") <= slab.num_("objects"), slab + ": " + ours);
    }
  }

  private static String gdb(String type, Struct slab) {
    String s = String.format("((struct %s *)0x%x)", type, slab.addr_());
    return String.format("gdb printf \"%%u %%u %%u\", %s->inuse, %s->objects, %s->frozen", s, s, s);
  }

  @Test
  void allOfTaskStruct() {
    Dump.kernel();
    StructType type = ((Struct) eval("init_task")).type_();
    List<String> fields =
        type.fields().values().stream().filter(m -> m.isBitField()).map(m -> m.name()).toList();
    assertTrue(fields.size() > 10, fields.toString());
    for (Struct task : tasks().subList(0, 10)) {
      String place = String.format("((struct task_struct *)0x%x)->", task.addr_());
      String[] said =
          Dump.crash(
              fields.stream()
                  .map(f -> "gdb printf \"%d\", (int)" + place + f)
                  .toArray(String[]::new));
      for (int i = 0; i < said.length; i++) {
        assertEquals(said[i].strip(), "" + task.num_(fields.get(i)), task + " " + fields.get(i));
      }
    }
  }
}
