// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.ctext.CDefine;
import org.jkdump.ctext.CEnum;
import org.jkdump.ctext.FlagBits;
import org.jkdump.ctext.SUDef;
import org.jkdump.kernel.Value;
import org.jkdump.memo.Selection;
import org.jkdump.memory.Bytes;
import org.jkdump.type.EnumType;

/** The names that convert numbers and text; a part of {@link PyKdumpAPI}. */
public abstract class TextNames extends ProgramNames {
  TextNames() {}

  /** A number of any sign as a signed one of {@code bits} bits. */
  public static long sLong(long value, int bits) {
    return Bytes.signExtend(value, bits);
  }

  /**
   * Reads a struct or union defined in C text; {@link ValueNames#readSU(SUDef, long)} reads one.
   */
  public static SUDef parseSUDef(String text) {
    return SUDef.parse(text);
  }

  /** Reads a struct or union defined in C text whose lengths and widths use names. */
  public static SUDef parseSUDef(String text, CDefine names) {
    return SUDef.parse(text, names);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, Map<String, ? extends Number> names) {
    return FlagBits.text(flags, names, 0);
  }

  /** The same; {@code offset} characters at the beginning of each name are left out. */
  public static String dbits2str(long flags, Map<String, ? extends Number> names, int offset) {
    return FlagBits.text(flags, names, offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, CDefine names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; {@code offset} characters at the beginning of each name are left out. */
  public static String dbits2str(long flags, CDefine names, int offset) {
    return FlagBits.text(flags, names.asMap(), offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, CEnum names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; {@code offset} characters at the beginning of each name are left out. */
  public static String dbits2str(long flags, CEnum names, int offset) {
    return FlagBits.text(flags, names.asMap(), offset);
  }

  /** The names of the bits that are set, joined with {@code |}; see {@link FlagBits#text}. */
  public static String dbits2str(long flags, EnumType names) {
    return dbits2str(flags, names, 0);
  }

  /** The same; {@code offset} characters at the beginning of each name are left out. */
  public static String dbits2str(long flags, EnumType names, int offset) {
    Map<String, Long> values = new LinkedHashMap<>();
    names.enumerators().forEach(e -> values.put(e.name(), e.value()));
    return FlagBits.text(flags, values, offset);
  }

  /**
   * The value of the first C path that evaluates on this kernel, see {@link ValueNames#eval}; those
   * that can't are not tried again.
   *
   * @throws org.jkdump.target.TargetException where none does; it says why of each
   */
  public static Value pySelect(String... cPaths) {
    Stream<Supplier<Value>> paths = Arrays.stream(cPaths).map(path -> () -> eval(path));
    return kernel().choices().select(List.of(cPaths), paths.toList());
  }

  /**
   * What the first alternative gives that doesn't throw; those that can't work on this kernel are
   * not tried again by the same lambdas. {@code select(() -> a.num_("x"), () -> a.num_("y"))}
   *
   * @throws org.jkdump.target.TargetException where all throw; it says why of each
   */
  @SafeVarargs
  public static <T> T select(Supplier<? extends T>... alternatives) {
    List<Supplier<? extends T>> all = new ArrayList<>();
    for (Supplier<? extends T> alternative : alternatives) {
      all.add(alternative);
    }
    // Each lambda of a program has a class of its own.
    List<Class<?>> key = all.stream().<Class<?>>map(Object::getClass).toList();
    // Nothing needs a kernel here: what is remembered without one is forgotten at once.
    Selection choices = session().isOpen() ? kernel().choices() : new Selection();
    return choices.select(key, all);
  }
}
