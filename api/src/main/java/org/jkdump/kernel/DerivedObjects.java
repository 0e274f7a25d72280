// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Objects that helpers compute once for a kernel, such as indexes. */
final class DerivedObjects {
  private final Kernel kernel;
  // Replaced, not cleared: what a thread computed before a change must not be kept after it.
  private volatile Map<Class<?>, Derived> all = new ConcurrentHashMap<>();

  private record Derived(Object object, List<String> gaps) {}

  DerivedObjects(Kernel kernel) {
    this.kernel = kernel;
  }

  <T> T get(Class<T> key, Function<Kernel, T> maker) {
    Map<Class<?>, Derived> now = all;
    Derived known = now.get(key);
    if (known == null) {
      List<String> before = kernel.log().gaps();
      Object made = maker.apply(kernel);
      List<String> gaps =
          kernel.log().gaps().stream().filter(gap -> !before.contains(gap)).toList();
      known = new Derived(made, gaps);
      now.put(key, known);
    } else {
      // A later program must say, too, what its answer lacks.
      known.gaps().forEach(kernel.log()::warningOnexit);
    }
    return key.cast(known.object());
  }

  int size() {
    return all.size();
  }

  void forget() {
    all = new ConcurrentHashMap<>();
  }
}
