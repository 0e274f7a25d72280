// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Names of the facade equal the documented names. */
class FacadeNamesTest {
  private static final Path PROJECT = Path.of(System.getProperty("jkdump.project"));
  private static final Path PAGE = PROJECT.resolve("api/NAMES.md");
  private static final Path SOURCES = PROJECT.resolve("api/src/main/java/org/jkdump");
  private static final Pattern NAME = Pattern.compile("(?m)^\\| `([\\w.]+)`");

  @BeforeAll
  static void writePageIfAsked() throws IOException {
    if (Boolean.getBoolean("jkdump.write")) {
      Files.writeString(PAGE, NamesPage.of(SOURCES));
    }
  }

  @Test
  void thePageIsMadeOfTheSources() throws IOException {
    assertEquals(NamesPage.of(SOURCES), Files.readString(PAGE), "api/NAMES.md is old: make names");
  }

  @Test
  void whatIsDocumentedIsThereAndWhatIsThereIsDocumented() throws IOException {
    Set<String> documented = documented();
    documented.removeIf(name -> name.contains("."));
    assertEquals(
        String.join("\n", documented),
        String.join("\n", exported()),
        "names in api/NAMES.md and those of PyKdumpAPI");
  }

  @Test
  void eachNameWithACounterpartExists() throws IOException {
    Set<String> strange = new TreeSet<>(NamesPage.counterparts().keySet());
    strange.removeAll(documented());
    assertEquals(Set.of(), strange, "names in counterparts.txt that the API lacks");
  }

  @Test
  void theGroupsAreInAlphabeticalOrderAndTheSessionEndsThem() {
    List<String> names = groups().stream().map(Class::getSimpleName).toList();
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparing(name -> name.equals("SessionNames") ? "Z" : name));
    assertEquals(sorted, names);
  }

  @Test
  void aGroupUsesItsOwnNamesAndTheSessionsOnly() throws IOException {
    for (Class<?> group : groups()) {
      Set<String> known = new TreeSet<>();
      for (Class<?> owner : List.of(group, SessionNames.class)) {
        Stream.of(owner.getDeclaredMethods()).map(Method::getName).forEach(known::add);
      }
      Set<String> used = calls(group);
      used.removeAll(known);
      assertEquals(Set.of(), used, "names of other groups that " + group + " uses");
    }
  }

  /** The facade's superclasses, from the first in the alphabet on. */
  private static List<Class<?>> groups() {
    List<Class<?>> groups = new ArrayList<>();
    Class<?> group = PyKdumpAPI.class.getSuperclass();
    for (; group != Object.class; group = group.getSuperclass()) {
      groups.add(group);
    }
    return groups;
  }

  /** The methods of groups that a class calls. */
  private static Set<String> calls(Class<?> group) throws IOException {
    Set<String> names = new TreeSet<>();
    try (InputStream code = group.getResourceAsStream(group.getSimpleName() + ".class")) {
      ClassVisitor visitor =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
              return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                    int op, String owner, String name, String d, boolean i) {
                  if (op == Opcodes.INVOKESTATIC && owner.startsWith("org/jkdump/api/")) {
                    names.add(name);
                  }
                }
              };
            }
          };
      new ClassReader(code).accept(visitor, 0);
    }
    return names;
  }

  private static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      names.add(matcher.group(1));
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
