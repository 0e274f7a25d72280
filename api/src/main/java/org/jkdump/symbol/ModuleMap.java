// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jkdump.target.SymbolTable.Module;
import org.jkdump.target.SymbolTable.Region;

/** Memory regions of all modules, in the order of their addresses. */
final class ModuleMap {
  private final long[] bases;
  private final long[] sizes;
  private final int[] owners;

  private record Owned(Region region, int owner) {}

  ModuleMap(List<Module> modules) {
    List<Owned> all = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      int owner = i + 1;
      modules.get(i).regions().forEach(region -> all.add(new Owned(region, owner)));
    }
    all.sort(Comparator.comparing(owned -> owned.region.base(), Long::compareUnsigned));
    bases = all.stream().mapToLong(owned -> owned.region.base()).toArray();
    sizes = all.stream().mapToLong(owned -> owned.region.size()).toArray();
    owners = all.stream().mapToInt(Owned::owner).toArray();
  }

  /** Returns the number of the module at an address, counted from 1; 0 if there is none. */
  int owner(long address) {
    int low = 0;
    int high = bases.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address - bases[middle], sizes[middle]) < 0) {
        return owners[middle];
      }
      if (Long.compareUnsigned(bases[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }
}
