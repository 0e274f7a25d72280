// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A type with {@code const}, {@code volatile} or {@code restrict}.
 *
 * @param qualifier the keyword
 */
public record QualifiedType(String qualifier, CType target) implements CType {
  @Override
  public long size() {
    return target.size();
  }

  @Override
  public CType bare() {
    return target.bare();
  }

  /** {@code const volatile}, in whatever order the compiler has wrapped them. */
  @Override
  public String declare(String declarator) {
    SortedSet<String> words = new TreeSet<>();
    CType inner = this;
    while (inner instanceof QualifiedType q) {
      words.add(q.qualifier());
      inner = q.target();
    }
    String qualifiers = String.join(" ", words);
    return inner instanceof PointerType
        ? inner.declare(CType.join(qualifiers, declarator))
        : qualifiers + " " + inner.declare(declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
