// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.ask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.kernel.Kernel;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.completion.Proposals;
import org.jkdump.symbol.Symbol;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.MemberText;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/**
 * Completes the names of types and symbols, and of members behind a dot or an arrow.
 *
 * @param api names that are completed besides the kernel's
 * @param java completes texts that are no path of C
 */
record AskProposals(Supplier<Kernel> kernel, Collection<String> api, Proposals java)
    implements Proposals {
  private static final int MOST = 1000;

  @Override
  public List<Proposal> at(String text) {
    String word = word(text);
    String before = text.substring(0, text.length() - word.length()).stripLeading();
    try {
      return proposals(text, before, word);
    } catch (TargetException e) {
      // A list is no place for an error; the question itself shows it.
      return List.of();
    }
  }

  private List<Proposal> proposals(String text, String before, String word) {
    if (before.isEmpty()) {
      return names(word);
    }
    for (TypeKind kind : TypeKind.values()) {
      if (kind != TypeKind.PLAIN && before.strip().equals(kind.keyword())) {
        return limited(types(kind, word));
      }
    }
    String root = before.strip().replaceFirst("(\\.|->)$", "");
    boolean path = root.length() < before.strip().length();
    Optional<StructType> struct = path ? struct(root) : Optional.empty();
    return struct.map(s -> members(s, word)).orElseGet(() -> java.at(text));
  }

  private List<Proposal> names(String word) {
    Map<String, String> all = new TreeMap<>();
    api.stream().filter(name -> name.startsWith(word)).forEach(name -> all.put(name, "API"));
    if (word.isEmpty()) {
      Stream.of(TypeKind.STRUCT, TypeKind.UNION, TypeKind.ENUM)
          .forEach(k -> all.put(k.keyword(), "NAME"));
      return limited(all);
    }
    for (TypeKind kind : TypeKind.values()) {
      types(kind, word).forEach((name, note) -> all.merge(name, note, AskProposals::both));
    }
    kernel
        .get()
        .symbols()
        .startingWith(word)
        .filter(symbol -> symbol.name().chars().allMatch(Character::isJavaIdentifierPart))
        .forEach(symbol -> all.merge(symbol.name(), word(symbol), AskProposals::both));
    return limited(all);
  }

  private Map<String, String> types(TypeKind kind, String word) {
    KnownNames known = KnownNames.of(kernel.get());
    Map<String, String> all = new TreeMap<>();
    KnownNames.startingWith(known.types(kind), word)
        .forEach(name -> all.put(name, KnownNames.word(kind)));
    return all;
  }

  private static String word(Symbol symbol) {
    return SymbolText.isCode(symbol.type()) ? "function" : "variable";
  }

  private static String both(String a, String b) {
    return a.contains(b) ? a : a + ", " + b;
  }

  // Keeps the last name, so that the common beginning of the list stays that of all names.
  private static List<Proposal> limited(Map<String, String> names) {
    List<Proposal> all = new ArrayList<>();
    names.forEach((name, note) -> all.add(new Proposal(name, note)));
    return all.size() <= MOST
        ? all
        : Stream.concat(all.stream().limit(MOST - 1), Stream.of(all.get(all.size() - 1))).toList();
  }

  private Optional<StructType> struct(String root) {
    CNames names = new CNames(kernel.get());
    return names
        .type(root)
        .or(() -> names.variable(root))
        .or(() -> names.place(root).map(place -> place.found().leaf()))
        .map(AskProposals::pointedTo);
  }

  private static StructType pointedTo(CType type) {
    CType bare = type.bare() instanceof PointerType pointer ? pointer.target().bare() : type.bare();
    return bare instanceof StructType struct ? struct : null;
  }

  private static List<Proposal> members(StructType struct, String word) {
    return struct.fields().values().stream()
        .filter(member -> member.name().startsWith(word))
        .map(AskProposals::proposal)
        .toList();
  }

  private static Proposal proposal(Member member) {
    return new Proposal(member.name(), MemberText.of(member));
  }

  private static String word(String text) {
    int begin = text.length();
    while (begin > 0 && Character.isJavaIdentifierPart(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin);
  }
}
