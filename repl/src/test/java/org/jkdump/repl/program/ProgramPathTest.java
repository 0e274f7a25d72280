// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {
  @TempDir Path top;
  private ProgramPath path;

  @BeforeEach
  void fill() throws IOException {
    for (String name :
        List.of("a/one.jsh", "a/plain", "b/one.jsh", "b/memhog.jsh", "b/kdump.jsh")) {
      Path file = top.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    Files.createDirectories(top.resolve("a/memhog.jsh"));
    path = new ProgramPath(List.of(top.resolve("a"), top.resolve("b"), top.resolve("missing")));
  }

  @Test
  void theFirstDirectoryThatHasIt() {
    assertEquals(top.resolve("a/one.jsh"), path.find("one"));
    assertEquals(top.resolve("a/one.jsh"), path.find("one.jsh"));
    assertEquals(top.resolve("a/plain"), path.find("plain"));
    assertEquals(top.resolve("b/memhog.jsh"), path.find("memhog"), "a directory is no program");
  }

  @Test
  void aPathIsTakenAsItIs() {
    assertEquals(Path.of("x/one.jsh"), path.find("x/one.jsh"));
  }

  @Test
  void allWithoutWhatIsNone() {
    assertEquals(Set.of("one", "memhog"), path.all().keySet());
    assertEquals(Optional.empty(), path.named("three"));
  }

  @Test
  void aMissingOneIsHintedAndThePlacesAreNamed() {
    String message = assertThrows(TargetException.class, () -> path.find("memhgo")).getMessage();
    assertTrue(message.contains("'memhgo'; did you mean 'memhog'?"), message);
    assertTrue(message.contains(top.resolve("missing").toString()), message);
  }
}
