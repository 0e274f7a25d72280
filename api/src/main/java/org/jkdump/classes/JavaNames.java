// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jkdump.generated.EnumTable;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.TypedStruct;

/**
 * The Java names of C names. A C name is kept; one that Java forbids gets a {@code _}: keywords,
 * and for methods the names of what every object and every struct already has ({@code wait}, {@code
 * clone}, {@code size_}). If the name with {@code _} is a C name as well, the C name keeps it and
 * the other one gets another {@code _}.
 */
record JavaNames(Predicate<String> forbidden) {
  // Words that are no keywords, but name no type; a type called java would hide the packages.
  private static final Set<String> NO_TYPES =
      Set.of(
          "var", "yield", "record", "sealed", "permits", "when", "java", "javax", "jdk", "kernel");
  // As the kernel's KSYM_NAME_LEN; what is longer comes from damage.
  private static final int MAX_LENGTH = 512;

  /** The rule for the fields of a struct, which become methods without parameters. */
  static JavaNames ofFields() {
    Set<String> taken = new HashSet<>();
    for (Class<?> type = TypedStruct.class; type != null; type = type.getSuperclass()) {
      Stream.of(type.getDeclaredMethods())
          .filter(method -> method.getParameterCount() == 0 && isInherited(method))
          .forEach(method -> taken.add(method.getName()));
    }
    taken.add(KernelClass.FIELD);
    return new JavaNames(taken::contains);
  }

  /**
   * The rule for tags, which become classes.
   *
   * @param imported packages of which snippets have imported all: a second class of one name could
   *     not be named without its package
   */
  static JavaNames ofTypes(Collection<String> imported) {
    Set<String> roots = new HashSet<>(NO_TYPES);
    imported.forEach(place -> roots.add(place.replaceFirst("\\..*", "")));
    return new JavaNames(
        name -> roots.contains(name) || isOfVariables(name) || isTaken(name, imported));
  }

  /** The rule for global variables, which become static methods. */
  static JavaNames ofVariables() {
    Set<String> taken =
        Stream.of(Object.class.getDeclaredMethods()).map(Method::getName).collect(toSet());
    return new JavaNames(taken::contains);
  }

  /** The rule for enumerators, which become constants. */
  static JavaNames ofEnumerators() {
    return new JavaNames(EnumTable.FIELD::equals);
  }

  /** Whether a C name can have a Java name at all. */
  static boolean isUsable(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && name.chars().noneMatch(Character::isISOControl);
  }

  /** The Java names of C names that stand beside each other, by the C name and in their order. */
  Map<String, String> of(Collection<String> names) {
    Set<String> used = names.stream().filter(this::isFree).collect(toSet());
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : names) {
      all.computeIfAbsent(name, n -> isFree(n) ? n : mended(n, used));
    }
    return all;
  }

  private String mended(String name, Set<String> used) {
    String mended = identifier(name);
    while (!isFree(mended) || !used.add(mended)) {
      mended += "_";
    }
    return mended;
  }

  private boolean isFree(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !forbidden.test(name);
  }

  private static boolean isOfVariables(String name) {
    return name.matches(GlobalsMaker.NAME + "(\\$\\d+)?");
  }

  private static boolean isInherited(Method method) {
    return Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
  }

  // Names of classes begin with a capital, and few tags do.
  private static boolean isTaken(String name, Collection<String> imported) {
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && Stream.concat(Stream.of("java.lang"), imported.stream())
            .anyMatch(place -> exists(place + "." + name));
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, JavaNames.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  // Rust's type names, for one, are no identifiers.
  private static String identifier(String name) {
    StringBuilder text = new StringBuilder();
    name.chars().forEach(c -> text.append(Character.isJavaIdentifierPart(c) ? (char) c : '_'));
    boolean begins = !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0));
    return begins ? text.toString() : "_" + text;
  }
}
