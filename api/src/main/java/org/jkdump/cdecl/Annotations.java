// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.cdecl;

import java.util.Set;

/**
 * What the kernel writes into declarations besides C: attributes and the marks of checkers. Kernel:
 * include/linux/compiler_types.h, include/linux/compiler_attributes.h, include/linux/cache.h.
 */
public final class Annotations {
  private static final Set<String> MARKS =
      Set.of(
          "restrict",
          "register",
          "static",
          "extern",
          "inline",
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
          "__aligned",
          "__aligned_largest",
          "__aligned_u64_at_least",
          "__maybe_unused",
          "__always_unused",
          "__deprecated",
          "__randomize_layout",
          "__no_randomize_layout",
          "__designated_init",
          "__counted_by",
          "__counted_by_le",
          "__counted_by_be",
          "__guarded_by",
          "__noreturn",
          "__nonstring",
          "__attribute__",
          "__attribute",
          "_Alignas",
          "asmlinkage",
          "noinline",
          "randomized_struct_fields_start",
          "randomized_struct_fields_end",
          "CRYPTO_MINALIGN_ATTR",
          "__cacheline_group_begin",
          "__cacheline_group_end");
  private static final String ALIGNED_TO_CACHELINE = "____cacheline";

  private Annotations() {}

  /** What the skipped ones say of a layout. */
  public record Found(boolean packed, long aligned) {
    static final Found NOTHING = new Found(false, 0);

    public Found and(Found other) {
      return new Found(packed || other.packed, Math.max(aligned, other.aligned));
    }
  }

  public static boolean isOne(Token token) {
    return token.isName()
        && (MARKS.contains(token.text()) || token.text().startsWith(ALIGNED_TO_CACHELINE));
  }

  /** Skips those that come next, with what stands in parentheses behind them. */
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
    if (name.isName("__aligned") && tokens.peek().is("(")) {
      return found.and(new Found(false, aligned(tokens)));
    }
    return tokens.peek().is("(") ? found.and(attribute(tokens)) : found;
  }

  // 64 bytes on every machine that crash is used on but s390 and some of Power and arm64.
  private static long cacheline(Token name) {
    return name.text().startsWith(ALIGNED_TO_CACHELINE) ? 64 : 0;
  }

  private static Found attribute(Tokens tokens) {
    Token open = tokens.peek();
    Found found = Found.NOTHING;
    int level = 0;
    do {
      Token token = tokens.take();
      level += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.kind() == Token.Kind.END) {
        throw tokens.error(open, "this '(' is never closed");
      }
      if (token.isName("packed") || token.isName("__packed__")) {
        found = found.and(new Found(true, 0));
      }
      boolean aligned = token.isName("aligned") || token.isName("__aligned__");
      if (aligned && tokens.peek().is("(")) {
        found = found.and(new Found(false, aligned(tokens)));
      }
    } while (level > 0);
    return found;
  }

  // An alignment that can't be calculated here, as of sizeof, is left out.
  private static long aligned(Tokens tokens) {
    boolean number = tokens.peek(1).kind() == Token.Kind.NUMBER && tokens.peek(2).is(")");
    CNumber value = number ? Literal.number(tokens.peek(1).text()) : null;
    tokens.skipParentheses();
    return value == null ? 0 : value.value();
  }
}
