// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jkdump.elf.BuildId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DwarfIndex} of a small program compiled by GCC. */
class CompiledDwarfTest {
  private static final String ONE =
      """
      typedef unsigned int u32;
      typedef struct { int counter; } atomic_t;
      typedef struct { u32 grid[3][5]; } plane_t;
      typedef short matrix_t[2][2];
      struct list_head { struct list_head *next, *prev; };
      struct work_struct;
      typedef void (*work_func_t)(struct work_struct *work);
      struct work_struct { struct list_head entry; work_func_t func; u32 on : 1, off : 3; };
      struct deep {
        int id;
        struct { char names[4][16]; };
        union { struct { long inner[2][3][4]; } part; };
        const volatile int seen[2][7];
        matrix_t matrix;
        plane_t planes[2];
        int flat[8];
      };
      union either { u32 cells[2][9]; int one; };
      enum color { RED, GREEN };
      extern int table[];
      extern int table[];
      int table[5] = {1};
      static int twin = 7;
      int local_only(void) { static int hidden = 3; return hidden++ + twin++; }
      struct list_head heads[64];
      const char *const words[12] = {"a"};
      int grid[2][3];
      atomic_t count;
      u32 plain;
      void (*call)(struct work_struct *) = 0;
      int (*(*calls[3])(const char *, ...))[4];
      struct list_head *pointers[8];
      static struct { int a; } untagged = {1};
      enum color color;
      volatile unsigned long ticks;
      struct deep deep;
      union either either;
      struct work_struct work;
      work_func_t functions[2];
      void *nothing;
      const struct list_head fixed[2];
      int (*old)();
      _Bool yes;
      long long wide;
      int *use(void) { return &untagged.a; }
      plane_t plane;
      __attribute__((section("dropped"))) int gone = 1;
      """;
  private static final String TWO =
      """
      static char *twin = "x";
      extern int table[];
      extern volatile unsigned long script_made;
      char *other(void) { return twin++ + table[1] + script_made; }
      """;
  private static final String SCRIPT =
      """
      script_made = 0x400000;
      SECTIONS { . = 0x400000; .text : { *(.text*) } .data : { *(.data*) *(.rodata*) *(.bss*) }
        /DISCARD/ : { *(dropped) } }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-4",
        "-gdwarf-5",
        "-gdwarf-2 -gstrict-dwarf",
        "-gdwarf-3",
        "-gdwarf-5 -gdwarf64",
        "-gdwarf-4 -gz=zlib",
        "-gdwarf-5 -O2",
        "-gdwarf-5 -O2 -flto -shared",
        "-gdwarf-5 -m32"
      })
  void typesAddressesAndDimensions(String flags) throws Exception {
    Path program = compile(flags);
    DwarfIndex index = DwarfIndex.read(program);
    Map<String, List<String>> types = new TreeMap<>();
    for (Variable variable : index.variables()) {
      types.computeIfAbsent(variable.name(), n -> new ArrayList<>()).add(variable.type());
    }
    EXPECTED.forEach((name, type) -> assertEquals(List.of(type), types.get(name), name));
    assertEquals(
        List.of("char *", "int"), types.get("twin").stream().sorted().toList(), "one a file");
    assertTrue(!types.containsKey("hidden") && !types.containsKey("gone"), types.toString());
    assertAddresses(program, index);
    assertTwins(program, index, flags.contains("-m32") ? 4 : 8);
    assertEquals(Map.of("script_made", "volatile long unsigned int"), index.declared());
    assertEquals(dimensions(flags.contains("-m32") ? 4 : 8), dimensions(index));
    assertEquals(Optional.of("0123456789abcdef"), BuildId.of(program));
  }

  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("table", "int [5]"),
          Map.entry("heads", "struct list_head [64]"),
          Map.entry("words", "const char *const [12]"),
          Map.entry("grid", "int [2][3]"),
          Map.entry("count", "atomic_t"),
          Map.entry("plain", "u32"),
          Map.entry("call", "void (*)(struct work_struct *)"),
          Map.entry("calls", "int (*(*[3])(const char *, ...))[4]"),
          Map.entry("pointers", "struct list_head *[8]"),
          Map.entry("untagged", "struct {...}"),
          Map.entry("color", "enum color"),
          Map.entry("ticks", "volatile long unsigned int"),
          Map.entry("deep", "struct deep"),
          Map.entry("either", "union either"),
          Map.entry("work", "struct work_struct"),
          Map.entry("functions", "work_func_t [2]"),
          Map.entry("nothing", "void *"),
          Map.entry("fixed", "const struct list_head [2]"),
          Map.entry("old", "int (*)()"),
          Map.entry("yes", "_Bool"),
          Map.entry("wide", "long long int"),
          Map.entry("plane", "plane_t"));

  private static List<String> dimensions(int word) {
    long inner = word == 8 ? 72 : 68;
    long seen = inner + 24 * word;
    return List.of(
        "plane_t.grid+0 [3, 5]",
        "struct deep.names+4 [4, 16]",
        "struct deep.part.inner+" + inner + " [2, 3, 4]",
        "struct deep.seen+" + seen + " [2, 7]",
        "struct deep.matrix+" + (seen + 56) + " [2, 2]",
        "union either.cells+0 [2, 9]");
  }

  private static List<String> dimensions(DwarfIndex index) {
    return index.dimensions().values().stream()
        .flatMap(List::stream)
        .map(m -> m.struct() + "." + m.path() + "+" + m.offset() + " " + m.lengths())
        .toList();
  }

  private void assertAddresses(Path program, DwarfIndex index) throws Exception {
    String symbols = run("nm", program.toString());
    for (Variable variable : index.variables()) {
      String kind = variable.external() ? "[A-Z]" : "[a-z]";
      String name = variable.name() + "(\\.\\w+)*";
      String line = String.format("(?s).*\\b0*%x %s %s\n.*", variable.address(), kind, name);
      assertTrue(symbols.matches(line), variable + " is not in\n" + symbols);
    }
  }

  // Their symbols have one name, but the sizes of their types.
  private static void assertTwins(Path program, DwarfIndex index, int word) throws Exception {
    String symbols = run("nm", "-S", program.toString());
    for (Variable twin : index.variables("twin")) {
      int size = twin.type().equals("int") ? 4 : word;
      String line = String.format("(?s).*\\b0*%x 0*%x [bd] twin.*", twin.address(), size);
      assertTrue(symbols.matches(line), twin + " is not in\n" + symbols);
    }
  }

  private Path compile(String flags) throws Exception {
    Path one = Files.writeString(directory.resolve("one.c"), ONE);
    Path two = Files.writeString(directory.resolve("two.c"), TWO);
    Path script = Files.writeString(directory.resolve("script.ld"), SCRIPT);
    List<String> command = new ArrayList<>(List.of("gcc"));
    command.addAll(List.of(flags.split(" ")));
    command.addAll(List.of("-w", "-std=gnu11", "-fno-common", "-ffreestanding", "-nostdlib"));
    boolean shared = flags.contains("-shared");
    command.addAll(shared ? List.of("-fPIC") : List.of("-static", "-no-pie", "-fno-pie"));
    command.add("-fno-asynchronous-unwind-tables");
    command.addAll(List.of("-Wl,-e,0", "-Wl,--build-id=0x0123456789abcdef"));
    Path program = directory.resolve("program");
    command.addAll(List.of("-Wl,-T," + script, one + "", two + "", "-o", program + ""));
    run(command.toArray(String[]::new));
    return program;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
    return said;
  }
}
