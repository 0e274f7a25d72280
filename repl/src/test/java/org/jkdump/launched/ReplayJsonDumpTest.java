// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code jkdump replay --json} on dumps. */
@Tag("dump")
@ExtendWith(Shared.class)
class ReplayJsonDumpTest {
  private static final List<String> MEMBERS =
      List.of(
          "dump",
          "release",
          "program",
          "file",
          "line",
          "snippet",
          "value",
          "type",
          "name",
          "text",
          "log",
          "failure",
          "time",
          "difference");

  private WarmJvm jvm;
  private Path directory;

  @BeforeEach
  void begin(WarmJvm warm) {
    jvm = warm;
    directory = warm.directory();
  }

  @Test
  void eachSnippetIsAnObjectAndNothingElseIsPrinted(Endpoint endpoint) throws IOException {
    file(
        "p.jsh",
        """
        // a comment
        Struct init = readSU("task_struct", sym2addr("init_task"))
        pylog.warning("größe");
        System.out.println("\\u001b[1m" + init.str_("comm") + "\\ud800");
        """);
    Run run = json(endpoint, "p.jsh");
    List<Map<String, String>> objects = objects(run);
    objects.forEach(object -> assertEquals(MEMBERS, List.copyOf(object.keySet())));
    assertEquals("Struct", objects.get(0).get("type"));
    assertEquals("2", objects.get(0).get("line"));
    assertTrue(objects.get(0).get("value").startsWith("<struct task_struct 0xffff"), run.out());
    assertEquals("[{kind=warning, text=größe}]", objects.get(1).get("log"));
    assertEquals("+++WARNING+++ größe\n", objects.get(1).get("text"));
    assertEquals("\033[1mswapper/0?\n", objects.get(2).get("text"));
    assertEquals(3, objects.size(), "neither summary nor footer: " + run.out());
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void aSyntaxErrorIsAMemberAndEndsItsProgramOnly(Endpoint endpoint) throws IOException {
    file("bad.jsh", "int a = 1;\nint b =\n  nope;\nint c = 3;");
    file("good.jsh", "a + 1");
    Run run = json(endpoint, "bad.jsh", "good.jsh");
    List<Map<String, String>> objects = objects(run);
    String failure = objects.get(1).get("failure");
    assertTrue(failure.startsWith("{line=3, text=cannot find symbol"), failure);
    assertTrue(failure.contains("\n    nope;\n    ^--^"), failure);
    assertEquals("2", objects.get(2).get("value"));
    assertEquals("good.jsh", objects.get(2).get("file"));
    assertEquals("", run.err());
    assertEquals(1, run.status());
  }

  @Test
  void whatIsNoProgramIsToldOnStandardError(Endpoint endpoint) throws IOException {
    file("good.jsh", "1");
    Files.write(directory.resolve("binary.jsh"), new byte[] {(byte) 0xff, 0, 1});
    Files.createDirectory(directory.resolve("dir"));
    Run run = json(endpoint, "./missing.jsh", "good.jsh", "binary.jsh", "./dir");
    assertEquals("", run.out());
    assertTrue(run.err().contains("missing.jsh does not exist"), run.err());
    assertTrue(run.err().contains("binary.jsh is not UTF-8 text"), run.err());
    assertTrue(run.err().contains("dir is a directory"), run.err());
    assertEquals(1, run.status());
    Run unnamed = json(endpoint, "nosuchprogram");
    assertEquals("", unnamed.out());
    assertTrue(unnamed.err().contains("there is no saved snippet 'nosuchprogram'"), unnamed.err());
  }

  @Test
  void aDifferenceIsAMember(Endpoint endpoint) throws IOException {
    file("p.jsh", "int a = 1\nint b = 2\n");
    json(endpoint, "p.jsh", "--record", "rec");
    file("p.jsh", "int a = 3\n");
    Run run = json(endpoint, "p.jsh", "--check", "rec");
    List<Map<String, String>> objects = objects(run);
    assertTrue(objects.get(0).get("difference").contains("\n-: int a = 1\n"), run.out());
    assertEquals("int b = 2", objects.get(1).get("snippet"));
    assertEquals("null", objects.get(1).get("time"));
    assertEquals("2 of 2 snippets not as recorded in rec\n", run.err());
    assertEquals(1, run.status());
  }

  @Test
  void aReaderThatGoesAwayEndsItQuietly(Endpoint endpoint) throws IOException {
    file("many.jsh", "1\n".repeat(200));
    String line =
        Testbed.launcher() + " replay many.jsh --json --attach " + endpoint.socket() + " | head -1";
    ProcessBuilder shell = new Surroundings(directory).process("sh", "-c", line);
    Run run = Run.of("", shell.directory(directory.toFile()));
    assertEquals(1, run.out().lines().count(), run.out());
    assertEquals("", run.err());
  }

  @Test
  void severalDumpsAreToldApart() throws IOException {
    file("p.jsh", "1 + 1");
    Run run =
        replay(
            "p.jsh",
            "--json",
            "--dump",
            Testbed.vmlinux() + ":" + Testbed.vmcore(),
            "--dump",
            Testbed.vmlinux() + ":" + Testbed.vmcore("lzo"));
    List<Map<String, String>> objects = objects(run);
    assertTrue(objects.get(0).get("dump").endsWith("-vmcore.zlib"), run.out());
    assertTrue(objects.get(1).get("dump").endsWith("-vmcore.lzo"), run.out());
    assertTrue(run.err().contains("DUMP "), "the table is beside the objects: " + run.err());
    assertEquals(0, run.status());
  }

  private List<Map<String, String>> objects(Run run) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      try (JsonParser parser = new JsonFactory().createParser(line)) {
        parser.nextToken();
        all.add(object(parser));
        assertEquals(null, parser.nextToken(), "one object a line: " + line);
      }
    }
    return all;
  }

  private static Map<String, String> object(JsonParser parser) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static String value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser).toString();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return parser.getText();
    }
    List<String> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements.toString();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Run json(Endpoint endpoint, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--json", "--attach", endpoint.socket()));
    return replay(all.toArray(String[]::new));
  }

  private Run replay(String... arguments) {
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(arguments));
    return jvm.jkdump(all.toArray(String[]::new));
  }
}
