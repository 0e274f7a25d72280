// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.dist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jkdump.repl.dist.SelfContained.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the self-contained file")
class SelfContainedTest {
  private static final int STARTS = 6;

  @TempDir Path directory;
  private SelfContained self;

  @BeforeEach
  void pack() throws IOException {
    self = new SelfContained(directory).pack();
  }

  @Test
  @DisplayName("unpacks at the first start only, and passes its arguments on")
  void unpacksOnce() throws IOException {
    Result first = self.run("$FILE a 'b c' ''");
    assertTrue(first.text().startsWith("jkdump: unpacking "), first.text());
    assertTrue(first.text().endsWith("<a><b c><>"), first.text());
    List<String> unpacked = self.unpacked();
    assertEquals(new Result(0, "<x>"), self.run("$FILE x"));
    assertEquals(1, unpacked.size(), unpacked.toString());
    assertTrue(unpacked.get(0).matches("1\\.2\\.3-[0-9a-f]{12}"), unpacked.toString());
    assertEquals(unpacked, self.unpacked());
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(self.place())));
  }

  @Test
  @DisplayName("says where it lies, and stock jshell's startup file knows that place")
  void home() throws IOException {
    self.run("$FILE");
    Path home = self.place().resolve(self.unpacked().get(0));
    assertEquals(new Result(0, home + "\n"), self.run("$FILE --home"));
    assertEquals(
        "/env -class-path " + home + "/lib/a.jar\n",
        Files.readString(home.resolve("startup/kdump.jsh")));
  }

  @Test
  @DisplayName("works when it is started several times at once")
  void parallelStarts() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(self.start("$FILE " + i));
    }
    for (int i = 0; i < STARTS; i++) {
      String text = new String(starts.get(i).getInputStream().readAllBytes());
      assertEquals(0, starts.get(i).waitFor(), text);
      assertTrue(text.endsWith("<" + i + ">"), text);
    }
    assertEquals(1, self.unpacked().size(), self.unpacked().toString());
  }

  @Test
  @DisplayName("takes away all that it unpacked and cached, and nothing else")
  void uninstall() throws IOException {
    self.run("$FILE");
    Files.createDirectories(self.cache().resolve("classes"));
    Files.createDirectories(self.cache().resolve("testbed"));
    assertEquals(0, self.run("$FILE --uninstall").status());
    try (var left = Files.list(self.cache())) {
      assertEquals(List.of(self.cache().resolve("testbed")), left.toList());
    }
    Files.delete(self.cache().resolve("testbed"));
    assertEquals(0, self.run("$FILE --uninstall").status());
    assertFalse(Files.exists(self.cache()));
  }

  @Test
  @DisplayName("cut short it says so and leaves nothing half-made")
  void cutShort() throws IOException {
    byte[] all = Files.readAllBytes(self.file());
    Files.write(self.file(), Arrays.copyOf(all, all.length - 100_000));
    refused("$FILE", "can't be unpacked; was it copied whole?");
    assertEquals(List.of(), self.unpacked());
  }

  @Test
  @DisplayName("runs nothing from a place where others may write")
  void unsafePlaces() throws IOException {
    self.run("$FILE");
    Files.setPosixFilePermissions(self.place(), PosixFilePermissions.fromString("rwxrwxrwx"));
    refused("$FILE", "is not safe: it must be your own and writable by you alone");
    self.run("mv $CACHE/self $CACHE/other; chmod 700 $CACHE/other; ln -s other $CACHE/self");
    refused("$FILE", "is not safe");
    refused("$FILE --uninstall", "is not safe");
  }

  @Test
  @DisplayName("says which directory it can't make")
  void noDirectory() throws IOException {
    Files.writeString(self.cache(), "a file");
    refused("$FILE", self.place() + " can't be made: set JKDUMP_CACHE to a directory of yours");
    refused("env -u HOME -u JKDUMP_CACHE $FILE", "neither JKDUMP_CACHE nor HOME says where");
  }

  @Test
  @DisplayName("says that there is no room, and leaves what it could not finish nowhere")
  void noRoom() {
    refused(
        mounted("size=1m", "$FILE; status=$?; ls -A $CACHE/self; exit $status"),
        "there is no room for " + (SelfContained.MEGABYTES + 1) + " MB in " + self.place());
  }

  @Test
  @DisplayName("says that a place is mounted noexec")
  void noexec() {
    refused(mounted("noexec", "$FILE"), "(mounted noexec?): set JKDUMP_CACHE to another place");
  }

  @Test
  @DisplayName("packs to the same bytes from the same files")
  void reproducible() throws IOException {
    byte[] first = Files.readAllBytes(self.file());
    self.run("touch " + directory.resolve("home/ballast"));
    assertArrayEquals(first, Files.readAllBytes(self.pack().file()));
  }

  private void refused(String command, String why) {
    Result result = self.run(command);
    assertEquals(1, result.status(), result.text());
    assertTrue(result.text().contains(why), result.text());
    assertTrue(result.text().stripTrailing().lines().count() <= 2, "one sentence: " + result);
  }

  /** Mounts a file system of its own for the cache, which vanishes with the command. */
  private String mounted(String options, String command) {
    String unshare = "unshare --mount --map-root-user ";
    assumeTrue(self.run(unshare + "true").status() == 0, "this machine lets nobody mount");
    String mount = "mkdir -p $CACHE && mount -t tmpfs -o " + options + " tmpfs $CACHE && { ";
    return unshare + "sh -c '" + mount + command + "; }'";
  }
}
