// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Dcache;
import org.jkdump.linux.Fs;
import org.jkdump.linux.Fs.OpenFile;
import org.jkdump.linux.Tasks;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Fs} and {@link Dcache} against {@code files}. */
@Tag("dump")
class FsDumpTest {
  private static final Pattern FILE =
      Pattern.compile("(?m)^ *(\\d+) ([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16}) (\\w+) *(.*)$");
  private static final Pattern PLACES = Pattern.compile("(?m)^ROOT: (\\S+) +CWD: (\\S+)");

  @Test
  void openFilesOfEveryTask() {
    int count = 0;
    for (Struct task : Tasks.of(Dump.kernel()).all()) {
      String said = files(task);
      Matcher row = FILE.matcher(said);
      for (OpenFile open : Fs.files(task)) {
        assertTrue(row.find(), said);
        assertEquals(Integer.parseInt(row.group(1)), open.fd(), said);
        assertEquals(Long.parseUnsignedLong(row.group(2), 16), open.file().addr_(), said);
        assertEquals(path(row.group(5), row.group(6)), path(open), said);
        count++;
      }
      assertTrue(!row.find(), "files that we miss: " + said);
    }
    assertTrue(count > 100, "open files: " + count);
  }

  @Test
  void placesOfEveryTask() {
    int count = 0;
    for (Struct task : Tasks.of(Dump.kernel()).all()) {
      String said = files(task);
      Matcher places = PLACES.matcher(said);
      if (places.find()) {
        assertEquals(places.group(1), Fs.root(task), said);
        assertEquals(places.group(2), Fs.cwd(task), said);
        count++;
      }
    }
    assertTrue(count > 50, "tasks with places: " + count);
  }

  @Test
  void pathsThatAreNone() {
    List<String> all = new ArrayList<>();
    Tasks.of(Dump.kernel()).all().forEach(t -> Fs.files(t).forEach(f -> all.add(f.path())));
    for (String wanted :
        List.of(
            "pipe:\\[\\d+]", "socket:\\[\\d+]", "anon_inode:\\[eventpoll]", "/mnt/tmp2/mapped")) {
      assertTrue(all.stream().anyMatch(p -> p.matches(wanted)), wanted + " in " + all);
    }
    assertTrue(all.contains("/memfd:jk_memfd (deleted)"), all::toString);
  }

  @Test
  void kernelThreadsAndZombiesHaveNone() {
    Struct zombie =
        Tasks.of(Dump.kernel()).all().stream()
            .filter(t -> t.str_("comm").equals("jk_zombie"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(), Fs.files(zombie));
    assertEquals("", Fs.cwd(zombie));
  }

  private static String files(Struct task) {
    return Dump.crash(String.format("files %x", task.addr_()))[0];
  }

  // crash prints no path for objects that are neither files nor directories.
  private static String path(String type, String said) {
    return said.startsWith("/") ? said : "";
  }

  private static String path(OpenFile open) {
    String path = open.path().replaceFirst(" \\(deleted\\)$", "");
    return path.startsWith("/") && !path.startsWith("/memfd:") ? path : "";
  }
}
