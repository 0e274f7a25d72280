// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.perCpu;
import static org.jkdump.api.PyKdumpAPI.readInt;
import static org.jkdump.api.PyKdumpAPI.readPtr;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.sym2addr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.kernel.ArrayValue;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.PerCpuValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 39: readSymbol for int, array, struct, struct pointer, char[], per-cpu")
@Oracle("GDB; crash: struct; the test module")
class Row39ReadSymbolTest {
  private static String gdb(String format, String expression) {
    return Dump.crash("gdb printf \"" + format + "\", " + expression)[0].strip();
  }

  @Test
  void integers() {
    Dump.kernel();
    assertEquals(gdb("%d", "nr_threads"), readSymbol("nr_threads").toString());
    assertEquals(gdb("%lu", "jiffies"), readSymbol("jiffies").toString());
    assertEquals(gdb("%d", "panic_timeout"), readSymbol("panic_timeout").toString());
  }

  @Test
  void arrays() {
    Dump.kernel();
    ArrayValue levels = (ArrayValue) readSymbol("console_printk");
    assertEquals(4, levels.length_());
    String[] said =
        Dump.crash(
            IntStream.range(0, 4)
                .mapToObj(i -> "gdb printf \"%d\", console_printk[" + i + "]")
                .toArray(String[]::new));
    for (int i = 0; i < 4; i++) {
      assertEquals(said[i].strip(), levels.at_(i).toString(), "console_printk[" + i + "]");
    }
  }

  @Test
  void structsAndPointersToThem() {
    Dump.kernel();
    Struct init = (Struct) readSymbol("init_task");
    assertEquals("swapper/0", init.str_("comm"));
    assertEquals(gdb("%lx", "&init_task"), Long.toHexString(init.addr_()));
    Struct pointer = (Struct) readSymbol("kthreadd_task");
    assertEquals(gdb("%lx", "kthreadd_task"), Long.toHexString(pointer.addr_()));
    assertEquals("kthreadd", pointer.str_("comm"));
    assertEquals(2, pointer.num_("pid"));
  }

  // Some are only declared, "extern int node_data[]"; the symbol table gives the length then.
  @Test
  void arraysAreAsLongAsTheirSymbols() throws Exception {
    Dump.kernel();
    Map<String, Long> sizes = new TreeMap<>();
    Process nm = new ProcessBuilder("nm", "-S", Dump.property("vmlinux")).start();
    try (BufferedReader lines = nm.inputReader()) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 4 && words[2].matches("[RrDdBb]"))
          .forEach(words -> sizes.merge(words[3], Long.parseLong(words[1], 16), (a, b) -> -1L));
    }
    int compared = 0;
    for (String name :
        "linux_banner console_printk node_data real_mode_blob init_top_pgt kallsyms_names"
            .split(" ")) {
      if (sizes.getOrDefault(name, 0L) > 0) {
        assertEquals(sizes.get(name), readSymbol(name).type_().size(), name);
        compared++;
      }
    }
    assertTrue(compared >= 3, compared + " compared");
  }

  @Test
  void text() {
    Dump.kernel();
    assertEquals(gdb("%s", "linux_banner"), readSymbol("linux_banner").str_().strip());
    String commandLine = readSymbol("saved_command_line").str_();
    assertEquals(gdb("%s", "saved_command_line"), commandLine.strip());
    assertTrue(commandLine.contains("crashkernel="), commandLine);
  }

  @Test
  void perCpuVariables() {
    Dump.kernel();
    // Since Linux kernel commit 7443b296e699 ("x86/percpu: Move cpu_number next to current_task")
    // (in v6.2), until v6.15, it is a member of a struct.
    boolean hot = symbolExists("pcpu_hot");
    PerCpuValue copies = (PerCpuValue) readSymbol(hot ? "pcpu_hot" : "cpu_number");
    Stream<Value> numbers = copies.stream_().map(copy -> hot ? copy.get_("cpu_number") : copy);
    assertEquals(List.of("0", "1"), numbers.map(Value::toString).toList());
    for (int cpu = 0; cpu < 2; cpu++) {
      String queue = Dump.crash("struct rq.curr runqueues:" + cpu)[0];
      String task = Long.toHexString(perCpu("runqueues", cpu).get_("curr").num_());
      assertTrue(queue.contains("curr = 0x" + task), "CPU " + cpu + ": " + task + " in " + queue);
    }
  }

  // The symbols of a module's per-CPU data come with its debuginfo; its source gives the values.
  @Test
  void perCpuDataOfTheTestModule() {
    Kernel kernel = TestModule.load();
    PerCpuValue ints = (PerCpuValue) readSymbol("jkdump_percpu_int");
    PerCpuValue arrays = (PerCpuValue) readSymbol("jkdump_percpu_array");
    PerCpuValue structs = (PerCpuValue) readSymbol("jkdump_percpu_struct");
    for (int cpu = 0; cpu < 2; cpu++) {
      assertEquals(100 + cpu, ints.at_(cpu).num_(), "jkdump_percpu_int of CPU " + cpu);
      assertEquals(10 * cpu + 3, arrays.at_(cpu).at_(3).num_(), "[3] of CPU " + cpu);
      assertEquals("cpu" + cpu, structs.at_(cpu).get_("name").str_());
      assertEquals(structs.at_(cpu), perCpu("jkdump_percpu_pointer", cpu));
      long address = kernel.perCpu().address(readPtr(sym2addr("jkdump_percpu_alloc")), cpu);
      assertEquals(500 + cpu, readInt(address), "alloc_percpu of CPU " + cpu);
    }
  }
}
