// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.parity.Dump;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.session.Session;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The bundled programs on a dump of which one place after another is damaged: each ends, with all
 * of its sections, and names what it had to leave out. {@code target/damage.txt} has the table.
 * Damaged bytes may read like sound ones, and only change an answer; an unreadable page may not.
 */
@Tag("dump")
class DamageDumpTest {
  private static final Path STARTUP = Path.of(System.getProperty("jkdump.project"), "startup");
  private static final Path TABLE = Path.of("target", "damage.txt");
  private static final List<String> PROGRAMS =
      List.of("crashinfo", "taskinfo", "hanginfo", "netinfo", "memhog", "tour");
  private static final Session SESSION = PyKdumpAPI.session();
  private static final Map<String, CompiledProgram> compiled = new LinkedHashMap<>();
  private static final Map<String, Answer> sound = new LinkedHashMap<>();

  @BeforeAll
  static void compile() throws IOException {
    Dump.kernel();
    open(null);
    for (String name : PROGRAMS) {
      Optional<Path> classes = name.equals("tour") ? Optional.of(classes()) : Optional.empty();
      compiled.put(name, quiet(() -> new CompiledProgram(STARTUP.resolve(name + ".jsh"), classes)));
    }
    open(null);
    compiled.forEach((name, program) -> sound.put(name, Answer.of(program)));
  }

  @AfterAll
  static void close() {
    compiled.values().forEach(CompiledProgram::close);
    SESSION.log().begin();
    Dump.renew();
  }

  private static Path classes() {
    ClassCache cache = new ClassCache(ClassCache.defaultDirectory(), warning -> {});
    return new ClassLibrary(cache, Preloaded.packages(), step -> {}).jar(SESSION.kernel());
  }

  private static void open(Damage damage) {
    SESSION.open(DamagedTarget.of(Dump.kernel().target(), damage));
  }

  private interface Making<T> {
    T make() throws IOException;
  }

  private static <T> T quiet(Making<T> making) throws IOException {
    PrintStream before = System.out;
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    try {
      return making.make();
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void aSoundDumpIsAnsweredWhole() {
    sound.forEach(
        (name, answer) -> {
          assertEquals("", answer.failure(), name + answer.out());
          assertEquals(List.of(), answer.log().partial(), name);
          assertTrue(answer.headings().size() > 1, name + answer.out());
        });
  }

  @Test
  void aDumpWithoutAPanicShowsTheTasksThatRan() {
    Target guest = DamagedTarget.of(Dump.kernel().target(), null, DamageDumpTest::noPanicTask);
    SESSION.open(guest);
    Answer answer = Answer.of(compiled.get("crashinfo"));
    assertTrue(
        answer.out().contains("bt: no panic task found\nThe CPUs were running:\n\nPID: 0"),
        answer.out());
    assertEquals(sound.get("crashinfo").headings(), answer.headings());
    assertEquals(List.of(), answer.log().partial());
  }

  private static CommandOutput noPanicTask(String line) {
    return line.equals("bt -a")
        ? new CommandOutput("PID: 0  TASK: ffffffff93812940  CPU: 0\n", false)
        : new CommandOutput("bt: no panic task found\n", true);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void everySectionIsThereAndWhatIsLeftOutIsNamed() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> table = new ArrayList<>();
    Set<Long> pages = new HashSet<>();
    Map<String, Places.Place> places = Places.of(Dump.kernel());
    for (Map.Entry<String, Places.Place> place : places.entrySet()) {
      for (Damage.Kind kind : Damage.Kind.values()) {
        Damage damage = new Damage(place.getValue().address(), place.getValue().size(), kind);
        if (kind == Damage.Kind.UNREADABLE && !pages.add(damage.address() & -Places.PAGE)) {
          continue;
        }
        open(damage);
        for (String name : PROGRAMS) {
          long begin = System.nanoTime();
          Answer answer = Answer.of(compiled.get(name));
          String verdict = verdict(kind, sound.get(name), answer);
          long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
          String row = String.format("%-24s %-10s %-9s %s", place.getKey(), kind, name, verdict);
          table.add(row + (millis > 3000 ? "  [" + millis + " ms]" : ""));
          if (verdict.startsWith("WRONG")) {
            wrong.add(row);
          }
        }
      }
    }
    Files.write(TABLE, table);
    assertTrue(places.size() >= 30, places::toString);
    assertEquals("", String.join("\n", wrong));
  }

  private static String verdict(Damage.Kind kind, Answer sound, Answer answer) {
    TreeSet<String> missing = sound.headings();
    missing.removeAll(answer.headings());
    List<String> partial = answer.log().partial();
    if (!answer.failure().isEmpty()) {
      return "WRONG: ended by " + answer.failure();
    }
    if (!missing.isEmpty() && partial.isEmpty()) {
      return "WRONG: without " + missing;
    }
    if (!partial.isEmpty()) {
      return (answer.hasLostSection() ? "section lost: " : "partial: ")
          + String.join(" | ", partial);
    }
    boolean same = answer.out().equals(sound.out());
    return same ? "whole" : kind == Damage.Kind.UNREADABLE ? "WRONG: silent" : "changed";
  }
}
