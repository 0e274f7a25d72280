// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of C's basic types, and the one spelling of each type in DWARF and BTF. */
public final class BasicWords {
  private static final Set<String> WORDS =
      Set.of(
          "unsigned",
          "signed",
          "long",
          "short",
          "int",
          "char",
          "double",
          "float",
          "__int128",
          "__int128_t",
          "_Complex",
          "__signed__");

  private BasicWords() {}

  /** Whether a basic type's name may contain a word. */
  public static boolean contains(String word) {
    return WORDS.contains(word);
  }

  /** {@code long unsigned int} for {@code unsigned long}; other names stay as they are. */
  static String canonical(String written) {
    List<String> words = new ArrayList<>(List.of(written.split(" ")));
    return WORDS.containsAll(words) ? canonical(words) : written;
  }

  private static String canonical(List<String> words) {
    boolean unsigned = words.remove("unsigned");
    boolean signed = words.remove("signed") || words.remove("__signed__");
    if (words.remove("char")) {
      return (unsigned ? "unsigned " : signed ? "signed " : "") + "char";
    }
    if (words.contains("__int128")) {
      return unsigned ? "__int128 unsigned" : "__int128";
    }
    if (words.contains("double") || words.contains("float")) {
      return String.join(" ", words);
    }
    words.remove("int");
    words.add(unsigned ? "unsigned int" : "int");
    return String.join(" ", words);
  }

  /** Clang's spelling of GCC's {@code long unsigned int}: {@code unsigned long}. */
  public static String clang(String canonical) {
    List<String> words = new ArrayList<>(List.of(canonical.split(" ")));
    boolean unsigned = words.remove("unsigned");
    if (words.size() > 1) {
      words.remove("int");
    }
    return (unsigned ? "unsigned " : "") + String.join(" ", words);
  }
}
