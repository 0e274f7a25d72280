// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jkdump.ctext.CDefine;
import org.jkdump.ctext.CEnum;
import org.jkdump.ctext.FlagBits;
import org.jkdump.ctext.SUDef;
import org.jkdump.type.EnumType;

/** Text: the names that read C text and name bits; a group of {@link PyKdumpAPI}. */
public abstract class TextNames extends TypeNames {
  TextNames() {}

  /**
   * Parses the definition of a struct or union in C text; {@link ValueNames#readSU(SUDef, long)}
   * reads one.
   */
  public static SUDef parseSUDef(String text) {
    return SUDef.parse(text);
  }

  /** The same for text whose lengths and widths use names. */
  public static SUDef parseSUDef(String text, CDefine names) {
    return SUDef.parse(text, names);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, Map<String, ? extends Number> names) {
    return FlagBits.text(flags, names, 0);
  }

  /** The same; the first {@code offset} characters of each name are left out. */
  public static String dbits2str(long flags, Map<String, ? extends Number> names, int offset) {
    return FlagBits.text(flags, names, offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, CDefine names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; the first {@code offset} characters of each name are left out. */
  public static String dbits2str(long flags, CDefine names, int offset) {
    return FlagBits.text(flags, names.asMap(), offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, CEnum names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; the first {@code offset} characters of each name are left out. */
  public static String dbits2str(long flags, CEnum names, int offset) {
    return FlagBits.text(flags, names.asMap(), offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, EnumType names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; the first {@code offset} characters of each name are left out. */
  public static String dbits2str(long flags, EnumType names, int offset) {
    Map<String, Long> values = new LinkedHashMap<>();
    names.enumerators().forEach(e -> values.put(e.name(), e.value()));
    return FlagBits.text(flags, values, offset);
  }
}
