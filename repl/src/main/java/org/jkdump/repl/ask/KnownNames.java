// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;

/** Sorted names of types, by kind, and of the API. */
final class KnownNames {
  private static final NavigableSet<String> API = apiNames();
  private final Map<TypeKind, NavigableSet<String>> types = new EnumMap<>(TypeKind.class);

  private KnownNames(Kernel kernel) {
    for (TypeKind kind : TypeKind.values()) {
      types.put(kind, new TreeSet<>(kernel.types().names(kind)));
    }
  }

  /** The names of a kernel; collected once, because modules' debuginfo can't list its names. */
  static KnownNames of(Kernel kernel) {
    return kernel.derived(KnownNames.class, KnownNames::new);
  }

  /** The types of a kind. */
  NavigableSet<String> types(TypeKind kind) {
    return types.get(kind);
  }

  /** The facade's methods and fields. */
  static NavigableSet<String> api() {
    return API;
  }

  private static NavigableSet<String> apiNames() {
    Stream<Method> methods = Arrays.stream(PyKdumpAPI.class.getMethods());
    Stream<Field> fields = Arrays.stream(PyKdumpAPI.class.getFields());
    return Stream.<Member>concat(methods, fields)
        .filter(member -> Modifier.isStatic(member.getModifiers()))
        .map(Member::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of a sorted set that begin with a text. */
  static Collection<String> startingWith(NavigableSet<String> names, String prefix) {
    return names.subSet(prefix, true, prefix + Character.MAX_VALUE, false);
  }

  /** The word for a type of a kind. */
  static String word(TypeKind kind) {
    return kind == TypeKind.PLAIN ? "typedef" : kind.keyword();
  }
}
