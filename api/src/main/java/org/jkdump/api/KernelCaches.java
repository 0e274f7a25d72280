// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.Collection;
import java.util.List;
import org.jkdump.memo.CacheTable;
import org.jkdump.memo.CacheUse;

/** Says what the caches of a kernel hold. */
final class KernelCaches {
  private KernelCaches() {}

  static CacheTable of(List<CacheUse> first, Collection<Layout> layouts, List<CacheUse> rest) {
    List<CacheUse> paths = List.of(CacheUse.of("structs in use", layouts.size()), paths(layouts));
    return new CacheTable(
        java.util.stream.Stream.of(first, paths, rest).flatMap(List::stream).toList());
  }

  private static CacheUse paths(Collection<Layout> layouts) {
    CacheUse sum = CacheUse.of("paths of structs", 0).looks(0, 0);
    for (Layout layout : layouts) {
      CacheUse one = layout.use();
      sum =
          CacheUse.of(sum.name(), sum.entries() + one.entries())
              .looks(sum.hits() + one.hits(), sum.misses() + one.misses());
    }
    return sum;
  }
}
