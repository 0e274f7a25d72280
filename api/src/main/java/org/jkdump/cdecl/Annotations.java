// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.Set;

/**
 * Words of a declaration that name no type: qualifiers, storage classes, attributes and the marks
 * of checkers. Kernel: include/linux/compiler_types.h, include/linux/compiler_attributes.h,
 * include/linux/cache.h.
 */
public final class Annotations {
  private static final Set<String> QUALIFIERS = Set.of("const", "volatile", "restrict", "_Atomic");
  private static final Set<String> MARKS =
      Set.of(
          "typedef",
          "register",
          "static",
          "extern",
          "inline",
          "_Noreturn",
          "__extension__",
          "__force",
          "__user",
          "__kernel",
          "__iomem",
          "__percpu",
          "__rcu",
          "__safe",
          "__nocast",
          "__private",
          "__bitwise",
          "__bitwise__",
          "__packed",
          "__aligned_largest",
          "__aligned_u64_at_least",
          "__maybe_unused",
          "__always_unused",
          "__deprecated",
          "__randomize_layout",
          "__no_randomize_layout",
          "__designated_init",
          "__noreturn",
          "__nonstring",
          "asmlinkage",
          "noinline",
          "randomized_struct_fields_start",
          "randomized_struct_fields_end",
          "CRYPTO_MINALIGN_ATTR");
  private static final Set<String> MARKS_WITH_ARGUMENTS =
      Set.of(
          "__attribute__",
          "__attribute",
          "_Alignas",
          "__aligned",
          "__counted_by",
          "__counted_by_le",
          "__counted_by_be",
          "__guarded_by",
          "__cacheline_group_begin",
          "__cacheline_group_end");
  private static final String ALIGNED_TO_CACHELINE = "____cacheline";

  private Annotations() {}

  /**
   * Effect of the skipped words on a layout.
   *
   * @param aligned bytes, 0 if no word aligns
   */
  public record Found(boolean packed, long aligned) {
    public static final Found NOTHING = new Found(false, 0);

    public Found and(Found other) {
      return new Found(packed || other.packed, Math.max(aligned, other.aligned));
    }
  }

  /** The qualifier that a word spells ({@code const}, {@code __restrict}), or null. */
  static String qualifier(Token token) {
    String plain = token.text().replace("__", "");
    return token.isName() && QUALIFIERS.contains(plain) ? plain : null;
  }

  /** Whether a token is a storage class, an attribute or a checker's mark. */
  static boolean isOne(Token token) {
    return token.isName()
        && (MARKS.contains(token.text())
            || MARKS_WITH_ARGUMENTS.contains(token.text())
            || token.text().startsWith(ALIGNED_TO_CACHELINE));
  }

  /** Skips all that come next, with their arguments in parentheses. */
  public static Found skip(Tokens tokens) {
    Found found = Found.NOTHING;
    while (isOne(tokens.peek())) {
      found = found.and(one(tokens));
    }
    return found;
  }

  private static Found one(Tokens tokens) {
    Token name = tokens.take();
    Found found = new Found(name.isName("__packed"), cacheline(name));
    if (!MARKS_WITH_ARGUMENTS.contains(name.text()) || !tokens.peek().is("(")) {
      return found;
    }
    return found.and(
        name.isName("__aligned") ? new Found(false, aligned(tokens)) : attribute(tokens));
  }

  // 64 bytes on every machine that crash runs on except s390 and some of Power and arm64.
  private static long cacheline(Token name) {
    return name.text().startsWith(ALIGNED_TO_CACHELINE) ? 64 : 0;
  }

  private static Found attribute(Tokens tokens) {
    Tokens inner = tokens.within(tokens.group("(", ")"));
    Found found = Found.NOTHING;
    while (!inner.atEnd()) {
      Token token = inner.take();
      if (token.isName("packed") || token.isName("__packed__")) {
        found = found.and(new Found(true, 0));
      }
      boolean aligned = token.isName("aligned") || token.isName("__aligned__");
      if (aligned && inner.peek().is("(")) {
        found = found.and(new Found(false, aligned(inner)));
      }
    }
    return found;
  }

  // An alignment that needs a calculation, such as sizeof, is left out.
  private static long aligned(Tokens tokens) {
    boolean number = tokens.peek(1).kind() == Token.Kind.NUMBER && tokens.peek(2).is(")");
    CNumber value = number ? Literal.number(tokens.peek(1).text()) : null;
    tokens.group("(", ")");
    return value == null ? 0 : value.value();
  }
}
