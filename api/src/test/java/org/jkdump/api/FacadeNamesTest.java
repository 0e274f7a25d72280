// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of the facade equal the documented names. */
class FacadeNamesTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void whatIsDocumentedIsThereAndWhatIsThereIsDocumented() throws IOException {
    assertEquals(
        String.join("\n", documented()),
        String.join("\n", exported()),
        "names in api/NAMES.md and those of PyKdumpAPI");
  }

  private static Set<String> documented() throws IOException {
    Path table = Path.of(System.getProperty("jkdump.project"), "api", "NAMES.md");
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(table)) {
      Matcher matcher = NAME.matcher(line.startsWith("|") ? line : "");
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static Set<String> exported() {
    Set<String> names = new TreeSet<>();
    Stream.of(PyKdumpAPI.class.getMethods(), PyKdumpAPI.class.getFields())
        .flatMap(Stream::of)
        .map(Member.class::cast)
        .filter(member -> Modifier.isStatic(member.getModifiers()))
        .forEach(member -> names.add(member.getName()));
    return names;
  }
}
