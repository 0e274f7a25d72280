// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jkdump.api.PyKdumpAPI;
import org.junit.jupiter.api.Test;

/** Names that snippets use without an import of their own. */
class PreloadedTest {
  @Test
  void toolsForTextAreThere() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (Engine engine = new Engine(PyKdumpAPI.session(), out)) {
      List<String> shown = new ArrayList<>();
      for (String source :
          List.of(
              "new CEnum(\"enum { A, B = (1 << 3), }\").getByName(\"B\")",
              "CDefine pf = new CDefine(\"#define PF_A 010\")",
              "dbits2str(0x18, pf, 3)",
              "parseSUDef(\"struct s { int a, *b; };\")",
              "select(() -> 1)",
              "Tree.of(\"root\").style(Style.ASCII)",
              "Box.of(\"x\").style(Style.ASCII)",
              "Table.of(\"N\").row(1).plain().toString().strip()")) {
        assertTrue(engine.run(source, o -> shown.add(o.feedback())), source + ": " + shown);
      }
      List<String> values = shown.stream().map(s -> s.replaceFirst("(?s).*?==> ", "")).toList();
      assertEquals("8", values.get(0));
      assertEquals("\"A|0x10\"", values.get(2));
      assertEquals("struct s { int a; int *b; }", values.get(3));
      assertTrue(values.get(6).contains("| x |"), values.get(6));
    }
  }

  @Test
  void stockJShellImportsTheSame() throws IOException {
    Path startup = Path.of(System.getProperty("jkdump.project"), "startup", "kdump.jsh.in");
    List<String> imports =
        Files.readAllLines(startup).stream()
            .filter(line -> line.startsWith("import "))
            .collect(Collectors.toList());
    assertEquals(
        Preloaded.SNIPPETS.stream().filter(s -> s.startsWith("import ")).toList(), imports);
  }
}
