// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.HashMap;
import java.util.Map;

/** Numbers for what masks hide, each kind from 1 on in the order of appearance. */
final class Labels {
  private final Map<String, Map<String, Integer>> kinds = new HashMap<>();

  int number(String kind, String key) {
    Map<String, Integer> numbers = kinds.computeIfAbsent(kind, k -> new HashMap<>());
    return numbers.computeIfAbsent(key, k -> numbers.size() + 1);
  }
}
