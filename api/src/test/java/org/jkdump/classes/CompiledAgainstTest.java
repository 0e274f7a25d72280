// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java sources that compile against the generated classes, and errors of sources that do not. */
class CompiledAgainstTest {
  @TempDir Path directory;
  private Path jar;

  @BeforeEach
  void makeTheJar() throws IOException {
    FakeKernel fake = new FakeKernel();
    BtfBuilder btf = fake.btf;
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    int number = btf.integer("unsigned int", 4, 0);
    int character = btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
    int state =
        btf.enumeration("state", 4, false, new Constant("IDLE", 0), new Constant("true", 1));
    int link = btf.next() + 1;
    int toLink = btf.pointer(link);
    btf.struct("list_head", 16, new Member("next", toLink, 0), new Member("prev", toLink, 64));
    int node =
        btf.struct(
            "node",
            80,
            new Member("link", link, 0),
            new Member("id", integer, 128),
            new Member("mask", number, 160),
            new Member("name", btf.array(character, 16), 192),
            new Member("counts", btf.array(integer, 4), 320),
            new Member("class", integer, 448),
            new Member("wait", integer, 480),
            new Member("state", state, 512),
            new Member("flag", btf.integer("_Bool", 1, BtfBuilder.BOOL), 544));
    btf.union("node", 4, new Member("other", integer, 0));
    btf.struct("String", 4, new Member("length", integer, 0));
    fake.variable("first", node, 0x1000);
    Kernel kernel = fake.open();
    NamedTypes named = new NamedTypes(kernel.types(), JavaNames.ofTypes(Made.IMPORTED));
    List<GlobalVariable> variables =
        List.of(
            variable(kernel, "first", false),
            variable(kernel, "class", false),
            variable(kernel, "wait", false),
            variable(kernel, "toString", false),
            variable(kernel, "each", true));
    jar = directory.resolve("kernel.jar");
    Files.write(jar, new ClassJar(named, ArrayLengths.NONE, variables).bytes(java.util.Map.of()));
  }

  private static GlobalVariable variable(Kernel kernel, String name, boolean perCpu) {
    return new GlobalVariable(name, kernel.types().get("struct node"), "struct node", perCpu);
  }

  @Test
  void everythingTyped() {
    assertEquals(
        List.of(),
        errors(
            """
            node n = node.at(0x1000);
            int id = n.id();
            long mask = n.mask();
            CString name = n.name();
            int count = n.counts().get_(2);
            for (int c : n.counts()) { id += c; }
            list_head next = n.link().next().prev();
            boolean flag = n.flag();
            state s = n.state();
            boolean idle = s == state.IDLE || s.equals(state.true_) || s == state.of("IDLE");
            int keyword = n.class_() + n.wait_();
            long size = node.sizeof() + node.link.offset();
            List<node> all = listOf(n.link(), node.link);
            List<node> same = readSUListFromHead(n.link(), "link", node.class);
            node around = containerOf(n.link(), node.link);
            node second = n.at_(1).add_(2);
            node again = readSU(node.class, n.addr_());
            node$union union = n.cast_(node$union.class);
            String_ text = n.cast_(String_.class);
            String java = text.toString() + union.other();
            node variable = readSymbol("first", node.class);
            int ids = vars.first().id() + vars.class_().id() + vars.wait_().id();
            int more = vars.toString_().id() + vars.each(1).id();
            Struct plain = n;
            Object got = n.get_("id");
            """));
  }

  @Test
  void aTypingMistakeIsAnErrorOfTheCompiler() {
    refused("cannot find symbol", "int x = node.at(0).idd();");
    refused("cannot find symbol", "nod n = null;");
    refused("incompatible types", "int x = node.at(0).mask();");
    refused("incompatible types", "list_head x = node.at(0);");
    refused("incompatible types", "String x = node.at(0).state();");
    refused("cannot find symbol", "var x = state.IDEL;");
    refused("cannot find symbol", "var x = vars.frist();");
    refused("cannot be applied", "var x = vars.each();");
    refused("incompatible types", "List<list_head> x = listOf(0, node.link);");
    refused("cannot inherit from final", "class Mine extends node { Mine() { super(null, 0); } }");
    refused("cannot find symbol", "var x = new node(null, 0).nothing();");
    refused("cannot find symbol", "var x = node.CLASS$;");
  }

  private void refused(String why, String body) {
    List<String> errors = errors(body);
    assertTrue(errors.stream().anyMatch(e -> e.contains(why)), body + " gave " + errors);
  }

  private List<String> errors(String body) {
    String source =
        "import java.util.*; import org.jkdump.generated.*; import org.jkdump.kernel.*; import kernel.*;"
            + " import static org.jkdump.api.PyKdumpAPI.*;"
            + "class Use { static void use() {\n"
            + body
            + "\n} }";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Use.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignored) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String path = jar + ":" + System.getProperty("java.class.path");
    String modules = System.getProperty("jdk.module.path", "");
    List<String> options =
        List.of(
            "-d",
            directory.toString(),
            "-cp",
            path + ":" + modules,
            "-Xlint:all,-classfile,-path,-options");
    compiler.getTask(null, null, found, options, null, List.of(file)).call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR || d.getKind() == Diagnostic.Kind.WARNING)
        .map(d -> d.getMessage(Locale.ENGLISH))
        .toList();
  }
}
