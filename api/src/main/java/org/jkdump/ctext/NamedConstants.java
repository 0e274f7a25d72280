// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jkdump.cdecl.CNumber;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;

/** Names with their values in the order of the text; looked up from either side. */
final class NamedConstants {
  private final String what;
  private final Map<String, Long> values;

  /**
   * @param what they are called in errors
   */
  NamedConstants(String what, Map<String, Long> values) {
    this.what = what;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Map<String, Long> asMap() {
    return values;
  }

  long value(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new TargetException(
          "no " + what + " '" + name + "' in the text" + Nearest.hint(name, values.keySet()));
    }
    return value;
  }

  /** The first name of a value, or null. */
  String name(long value) {
    return values.entrySet().stream()
        .filter(e -> e.getValue() == value)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** These names and others for expressions; these win. */
  static NameLookup names(Map<String, CNumber> own, NameLookup others) {
    return new NameLookup() {
      @Override
      public CNumber value(String name) {
        CNumber value = own.get(name);
        return value != null ? value : others.value(name);
      }

      @Override
      public Collection<String> all() {
        Collection<String> all = new LinkedHashSet<>(own.keySet());
        all.addAll(others.all());
        return all;
      }
    };
  }
}
