// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import org.jkdump.type.CType;

/**
 * A member of a struct or union as text declares it. The types that it names aren't known here;
 * they are by their names only.
 *
 * @param name empty for an anonymous struct or union and for an unnamed bit-field
 * @param declared its C type
 * @param bits of a bit-field, -1 for any other member
 * @param aligned bytes that an attribute aligns it to, 0 for none
 * @param nested the struct or union that is defined in its type, or null
 */
public record SUField(String name, CType declared, int bits, long aligned, SUDef nested) {
  /** Its type as C writes it: {@code struct page *}, {@code unsigned long [4]}. */
  public String type() {
    return declared.text();
  }

  /** Whether it is a bit-field. */
  public boolean isBitField() {
    return bits >= 0;
  }

  /** The declaration: {@code struct page *pages[4]}. */
  @Override
  public String toString() {
    return declared.declare(name) + (isBitField() ? " : " + bits : "");
  }
}
