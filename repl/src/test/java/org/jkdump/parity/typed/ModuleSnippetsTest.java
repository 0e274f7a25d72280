// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.kernel.Kernel;
import org.jkdump.parity.Dump;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.session.ModuleClasses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("dump")
@DisplayName("snippets name the test module's types as soon as they are known")
class ModuleSnippetsTest {
  private static final String MODULE = "jkdump_test";

  @TempDir private static Path directory;
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
  private static Engine engine;
  private static boolean before;

  @BeforeAll
  static void loadItBySnippet() {
    Kernel kernel = Dump.kernel();
    if (kernel.modules().withDebuginfo().contains(MODULE)) {
      kernel.modules().delete(MODULE);
    }
    ClassCache cache = new ClassCache(directory.toAbsolutePath(), text -> {});
    ClassLibrary library = new ClassLibrary(cache, Preloaded.packages(), text -> {});
    engine = new Engine(PyKdumpAPI.session(), new PrintStream(PRINTED, true));
    engine.addClasses(Classes.jar());
    engine.addMoreClasses(new ModuleClasses(kernel, library, Classes.jar(), text -> {}));
    before = failure("jkdump_ints.sizeof()").isEmpty();
    eval("int kept = 7;");
    String loaded = String.format("loadModule(\"%s\", \"%s\")", MODULE, Dump.property("module"));
    assertTrue(eval(loaded).endsWith("true"));
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  @Test
  void withBtfBeforeAndWithoutAfterLoading() {
    boolean btf = Dump.kernel().symbols().address("btf_modules").isPresent();
    assertEquals(btf, before);
    assertEquals(btf ? 1 : 2, engine.classes().size());
    assertTrue(eval("kept").endsWith("7"), "nothing was reset");
    assertTrue(
        engine.analysis().suggestions("jkdump_ints.", 12, new int[1]).stream()
            .anyMatch(suggestion -> suggestion.continuation().startsWith("u64_max")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jkdump_ints|s8_min()|-128",
        "jkdump_ints|u32_max()|4294967295",
        "jkdump_ints|u64_max()|-1",
        "jkdump_ints|i128()|-2",
        "jkdump_bits|cross()|1445",
        "jkdump_bits|after_gap()|32766",
        "jkdump_bits|minus_one()|-1",
        "jkdump_bits|wide()|737894400291",
        "jkdump_bits|wide_neg()|-8388608",
        "jkdump_bits|half_high()|-2",
        "jkdump_bits|color() == jkdump_bits_color.JKDUMP_BLUE|true",
        "jkdump_bits|flag()|true",
        "jkdump_enums|negative() == jkdump_state.JKDUMP_STATE_BROKEN|true",
        "jkdump_enums|busy()|JKDUMP_STATE_BUSY",
        "jkdump_enums|unknown()|99",
        "jkdump_enums|high()|JKDUMP_BIT_HIGH",
        "jkdump_enums|wide().num_()|1250999896491",
        "jkdump_enums|narrow().num_()|-3",
        "jkdump_keywords|class_()|61",
        "jkdump_keywords|class__()|6",
        "jkdump_keywords|wait_()|53",
        "jkdump_keywords|String()|62",
        "jkdump_arrays|one().get_(3)|-4",
        "jkdump_nested|level4_low()|13124",
      })
  void valuesAreThoseOfTheModulesSource(String symbol, String read, String expected) {
    String snippet = String.format("readSymbol(\"%s\", %<s.class).%s", symbol, read);
    String shown = eval(snippet);
    assertTrue(shown.matches("(?s).*==> \"?" + expected + "\\b.*"), snippet + " gives " + shown);
  }

  @Test
  void tagsThatAreJavasOwn() {
    assertTrue(eval("readSymbol(\"jkdump_tag_new\", new_.class).wait_().id()").endsWith("19"));
    assertTrue(eval("readSymbol(\"jkdump_tag_string\", String_.class).length()").endsWith("3"));
  }

  @Test
  void twoHundredThousandNodes() {
    eval("long nodes = 0, squares = 0;");
    eval("boolean inOrder = true;");
    eval(
        """
        for (jkdump_node n : listOf(readSymbol("jkdump_list_long", list_head.class), jkdump_node.link)) {
          inOrder &= n.nr() == nodes++;
          squares += n.square() - (long) n.nr() * n.nr();
        }
        """);
    assertEquals("200000 0 true", value("nodes + \" \" + squares + \" \" + inOrder"));
  }

  @Test
  void typesOfTheKernelAreItsClasses() {
    assertTrue(eval("list_head link = jkdump_node.at(0x1000).link();").startsWith("link ==>"));
    assertTrue(eval("list_head.class.isInstance(link) && link.addr_() > 0x1000").endsWith("true"));
  }

  @Test
  void withoutTheDebuginfoAClassSaysWhatIsMissing() {
    boolean btf = Dump.kernel().symbols().address("btf_modules").isPresent();
    eval("delModule(\"" + MODULE + "\")");
    try {
      Optional<Failure> failure =
          failure("readSymbol(\"jkdump_ints\", jkdump_ints.class).s8_min()");
      assertEquals(btf, failure.isEmpty(), "BTF knows it without");
      failure.ifPresent(
          f ->
              assertTrue(
                  f.text()
                      .contains(
                          "class kernel.jkdump_ints needs the debuginfo of module jkdump_test, which"
                              + " isn't loaded (any more): loadModule(\"jkdump_test\")"),
                  f.text()));
    } finally {
      eval(String.format("loadModule(\"%s\", \"%s\")", MODULE, Dump.property("module")));
    }
    assertTrue(eval("readSymbol(\"jkdump_ints\", jkdump_ints.class).s8_min()").endsWith("-128"));
  }

  private static String eval(String snippet) {
    assertEquals(Optional.empty(), failure(snippet).map(Failure::text), snippet);
    return shown.strip();
  }

  private static String value(String expression) {
    return eval(expression).replaceFirst("(?s).*==> \"(.*)\"", "$1");
  }

  private static String shown = "";

  private static Optional<Failure> failure(String snippet) {
    List<SnippetOutcome> outcomes = engine.eval(snippet);
    shown = outcomes.stream().map(SnippetOutcome::feedback).collect(Collectors.joining("\n"));
    return outcomes.stream().map(SnippetOutcome::failure).flatMap(Optional::stream).findFirst();
  }
}
