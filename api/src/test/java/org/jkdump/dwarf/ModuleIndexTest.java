// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.elf.DebuginfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DwarfIndex} of files that GCC compiles but does not link, as for modules. */
class ModuleIndexTest {
  private static final String ONE =
      """
      struct declared;
      struct list { struct list *next; struct declared *there; };
      struct outer { struct within { int a; } one; struct { int b; } none; enum { X1, X2 } e; };
      union either { int a; long b; };
      enum color { RED, GREEN };
      typedef struct { int left; } pair_t;
      typedef const volatile struct { int right; } fixed_t;
      typedef union { int left; } both_t;
      typedef enum { UP, DOWN } way_t;
      typedef struct list list_t;
      typedef pair_t again_t;
      typedef struct { int left; } *pointer_t;
      typedef unsigned u32;
      int use(struct list *l, union either *e, enum color c, pair_t p, fixed_t *f, both_t b,
              way_t w, list_t *t, again_t a, pointer_t q, u32 u, struct outer *o) {
        struct local { int inner; } here = { u };
        return here.inner && l->there;
      }
      """;
  private static final String TWO =
      """
      struct list { struct list *next; };
      struct only_here { struct list list; };
      struct only_here two;
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-4",
        "-gdwarf-5",
        "-gdwarf-5 -O2",
        "-gdwarf-2 -gstrict-dwarf",
        "-gdwarf-5 -gdwarf64",
        "-gdwarf-4 -gz=zlib",
        "-gdwarf-5 -m32"
      })
  void whatIsDefinedAtTheTop(String flags) throws Exception {
    DwarfIndex index = DwarfIndex.ofModule(module(flags));
    assertEquals(Set.of("either"), index.names(TypeKind.UNION));
    assertEquals(Set.of("color"), index.names(TypeKind.ENUM));
    assertEquals(Set.of("list", "outer", "within", "only_here"), index.names(TypeKind.STRUCT));
    assertTrue(index.names(TypeKind.PLAIN).containsAll(Set.of("pair_t", "list_t", "u32", "int")));
  }

  @Test
  void ofAFileThatIsLinked() throws Exception {
    Path linked = directory.resolve("linked");
    run("gcc", "-shared", "-o", linked + "", module("-gdwarf-5 -fPIC") + "");
    assertEquals(Set.of("color"), DwarfIndex.ofModule(linked).names(TypeKind.ENUM));
  }

  @Test
  void withoutDebuginfo() throws Exception {
    Path module = module("-g0");
    String said =
        assertThrows(DebuginfoException.class, () -> DwarfIndex.ofModule(module)).getMessage();
    assertTrue(said.contains("name its file of this module"), said);
  }

  @Test
  void ofAnUnknownMachine() throws Exception {
    Path module = module("-gdwarf-5");
    byte[] bytes = Files.readAllBytes(module);
    bytes[18] = 2;
    Files.write(module, bytes);
    String said =
        assertThrows(DebuginfoException.class, () -> DwarfIndex.ofModule(module)).getMessage();
    assertTrue(said.contains("unknown machine: number 2"), said);
  }

  @Test
  void damaged() throws Exception {
    byte[] sound = Files.readAllBytes(module("-gdwarf-5"));
    byte[] small = Files.readAllBytes(module("-gdwarf-4 -m32"));
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ModuleIndexTest: seed " + seed);
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int round = 0; round < 1500; round++) {
            byte[] bytes = (round % 2 == 0 ? sound : small).clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
              int at = random.nextInt(bytes.length);
              bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
            }
            readAnyway(bytes, "round " + round + " of seed " + seed);
          }
        });
  }

  private void readAnyway(byte[] bytes, String what) throws IOException {
    Path file = Files.write(directory.resolve("damaged"), bytes);
    try {
      DwarfIndex.ofModule(file);
    } catch (DebuginfoException e) {
      assertTrue(e.getMessage().length() > 10, what);
    } catch (RuntimeException | StackOverflowError e) {
      fail(what, e);
    }
  }

  // Links with "ld -r": the result has the relocations of all files, but other symbols than the
  // files.
  private Path module(String flags) throws Exception {
    Path one = compiled("one", ONE, flags);
    Path two = compiled("two", TWO, flags);
    Path module = directory.resolve("module.ko");
    String machine = flags.contains("-m32") ? "elf_i386" : "elf_x86_64";
    run("ld", "-r", "-m", machine, one + "", two + "", "-o", module + "");
    return module;
  }

  private Path compiled(String name, String source, String flags) throws Exception {
    Path text = Files.writeString(directory.resolve(name + ".c"), source);
    Path object = directory.resolve(name + ".o");
    List<String> command = new ArrayList<>(List.of("gcc", "-c", "-w", "-ffreestanding"));
    command.addAll(List.of(flags.split(" ")));
    command.addAll(List.of(text + "", "-o", object + ""));
    run(command.toArray(String[]::new));
    return object;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
  }
}
