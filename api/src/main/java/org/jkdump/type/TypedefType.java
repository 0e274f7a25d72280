// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

/** Another name for a type. */
public record TypedefType(String name, CType target) implements CType {
  @Override
  public long size() {
    return target.size();
  }

  @Override
  public CType bare() {
    return target.bare();
  }

  @Override
  public String declare(String declarator) {
    return CType.join(name, declarator);
  }

  @Override
  public String toString() {
    return text();
  }
}
