// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jkdump.repl.session.NoClassesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupFileTest {
  private static final StartupFile PLAIN =
      new StartupFile("/env -class-path /lib/a.jar\nimport org.jkdump.api.*;\n");

  @Test
  void theJarIsOnTheClassPathWhichStaysTheFirstLine() {
    List<String> lines = PLAIN.withClasses(Path.of("/cache/k.jar")).toString().lines().toList();
    assertEquals("/env -class-path /lib/a.jar:/cache/k.jar", lines.get(0));
    assertTrue(lines.get(1).startsWith("// "), lines.get(1));
    assertEquals(List.of("import org.jkdump.api.*;", "import kernel.*;"), lines.subList(2, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b/k.jar", "/a\tb/k.jar", "/a:b/k.jar"})
  void aJarThatJshellCantFindIsRefusedWithWhatToDo(String jar) {
    Path path = Path.of(jar);
    Exception refused = assertThrows(NoClassesException.class, () -> PLAIN.withClasses(path));
    assertTrue(refused.getMessage().contains(jar), refused.getMessage());
    assertTrue(refused.getMessage().contains("set JKDUMP_CACHE"), refused.getMessage());
  }

  @Test
  void aCommentOfSeveralLinesStaysOneBeneathTheClassPath() {
    assertEquals(
        "/env -class-path /lib/a.jar\n// no room\n// left\nimport org.jkdump.api.*;\n",
        PLAIN.withComment("no room\nleft").toString());
  }

  @Test
  void whatIsExpectedIsWrittenAsJavaDoes() {
    assertEquals(
        "expect(\"/v\\\\1\", \"/c \\\"2\\\"\");",
        PLAIN.expecting("/v\\1", "/c \"2\"", null).toString().lines().toList().get(2));
    assertEquals(
        "expect(\"/v\", \"/c\", \"/crash\");",
        PLAIN.expecting("/v", "/c", "/crash").toString().lines().toList().get(2));
  }
}
