// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A function.
 *
 * @param open whether it is declared without a prototype, {@code ()}
 */
public record FunctionType(CType result, List<CType> parameters, boolean variadic, boolean open)
    implements CType {
  public FunctionType {
    parameters = List.copyOf(parameters);
  }

  public FunctionType(CType result, List<CType> parameters, boolean variadic) {
    this(result, parameters, variadic, false);
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public String declare(String declarator) {
    String list = parameters.stream().map(CType::text).collect(Collectors.joining(", "));
    String tail = !variadic ? "" : list.isEmpty() ? "..." : ", ...";
    String all = list + tail;
    return result.declare(declarator + "(" + (all.isEmpty() && !open ? "void" : all) + ")");
  }

  @Override
  public String toString() {
    return text();
  }
}
