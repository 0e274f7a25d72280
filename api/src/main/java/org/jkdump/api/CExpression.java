// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jkdump.type.PathException;

/** A C access path that begins with a global variable: {@code init_task.mm->pgd}. */
final class CExpression {
  private static final Pattern SHAPE =
      Pattern.compile("\\s*(\\**)\\s*([A-Za-z_]\\w*)\\s*(.*?)\\s*");
  private final Kernel kernel;

  CExpression(Kernel kernel) {
    this.kernel = kernel;
  }

  /** What it leads to; {@code *} in front dereferences. */
  Value evaluate(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new PathException(text, 0, "the name of a global variable is expected here");
    }
    Value value = kernel.symbolValue(shape.group(2));
    if (!shape.group(3).isEmpty()) {
      value = value.get_(shape.group(3).replaceFirst("^\\.|^->", ""));
    }
    for (int i = 0; i < shape.group(1).length(); i++) {
      value = value.deref_();
    }
    return value;
  }
}
