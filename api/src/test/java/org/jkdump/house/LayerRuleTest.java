// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of the house: a room uses only what lies beneath it, and no packages go in circles. */
class LayerRuleTest {
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "artwork", List.of(),
          "api", List.of("artwork"),
          "bridge", List.of("api", "artwork"),
          "repl", List.of("bridge", "api", "artwork"));

  private static final Pattern FORBIDDEN_BELOW =
      Pattern.compile(
          "java\\.net\\b|java\\.nio\\.channels|jdk\\.net|jdk\\.jshell|org\\.jline|com\\.sun\\.jna"
              + "|\\bProcessBuilder\\b|\\bProcessHandle\\b|\\.exec\\(|\\bSocketChannel\\b");

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl"})
  void aRoomUsesOnlyWhatLiesBeneathIt(String room) {
    Sources sources = Sources.of(room);
    assertFalse(sources.files().isEmpty(), "no sources of " + room + " were found");
    Set<String> allowed = new TreeSet<>(sources.packages());
    MAY_USE.get(room).forEach(below -> allowed.addAll(Sources.of(below).packages()));
    List<String> wrong = new ArrayList<>();
    for (Sources.Source file : sources.files()) {
      for (String used : file.packagesNamed("org.jkdump")) {
        boolean known = allowed.stream().anyMatch(p -> used.equals(p) || used.startsWith(p + "."));
        if (!known) {
          wrong.add(file.path().getFileName() + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api"})
  void theLowerRoomsKnowNothingOfSocketsProcessesAndPrompts(String room) {
    List<String> wrong = new ArrayList<>();
    for (Sources.Source file : Sources.of(room).files()) {
      FORBIDDEN_BELOW
          .matcher(file.text())
          .results()
          .forEach(found -> wrong.add(file.path().getFileName() + " names " + found.group()));
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artwork", "api", "bridge", "repl"})
  void noPackagesGoInCircles(String room) {
    assertEquals("", circle(uses(Sources.of(room))), "a circle of packages in " + room);
  }

  @Test
  void aCircleIsFound() {
    Map<String, Set<String>> uses =
        Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of());
    assertEquals("b -> c -> b", circle(new TreeMap<>(uses)));
  }

  private static Map<String, Set<String>> uses(Sources sources) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Sources.Source file : sources.files()) {
      Set<String> used = new TreeSet<>(file.packagesNamed("org.jkdump"));
      used.retainAll(sources.packages());
      used.remove(file.packageName());
      uses.computeIfAbsent(file.packageName(), p -> new TreeSet<>()).addAll(used);
    }
    return uses;
  }

  private static String circle(Map<String, Set<String>> uses) {
    for (String start : uses.keySet()) {
      String found = path(uses, start, start, new ArrayDeque<>(), new TreeSet<>());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private static String path(
      Map<String, Set<String>> uses, String at, String to, Deque<String> way, Set<String> seen) {
    way.addLast(at);
    for (String next : uses.getOrDefault(at, Set.of())) {
      if (next.equals(to)) {
        return String.join(" -> ", way) + " -> " + to;
      }
      String found = seen.add(next) ? path(uses, next, to, way, seen) : "";
      if (!found.isEmpty()) {
        return found;
      }
    }
    way.removeLast();
    return "";
  }
}
