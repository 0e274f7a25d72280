// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** A global variable or function: its name, type and address. */
public record VarInfo(String name, CType type, long address) {
  /** Bytes that it takes. */
  public long size() {
    return type.size();
  }

  /** As C declares it. */
  @Override
  public String toString() {
    return type.declare(name) + ";";
  }
}
