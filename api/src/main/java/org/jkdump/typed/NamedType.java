// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.typed;

import org.jkdump.type.CType;

/**
 * A struct, union or enum that gets a class.
 *
 * @param cName the name by which {@link org.jkdump.type.Types#find} knows it, with its keyword
 * @param javaName name of its class in the package
 */
record NamedType(CType type, String cName, String javaName) {
  private static final String PACKAGE = "kernel/";

  /** Its class as class files name it. */
  String internalName() {
    return internalName(javaName);
  }

  /** A class of the package as class files name it. */
  static String internalName(String javaName) {
    return PACKAGE + javaName;
  }
}
