// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import org.jkdump.type.CType;
import org.jkdump.type.StructType;

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

  /** Its line in the jar's index. */
  ClassIndex.Entry entry() {
    String kind = type instanceof StructType struct ? struct.kind().keyword() : "enum";
    return new ClassIndex.Entry(javaName, kind, cName, type.size());
  }

  /** A class of the package as class files name it. */
  static String internalName(String javaName) {
    return PACKAGE + javaName;
  }
}
