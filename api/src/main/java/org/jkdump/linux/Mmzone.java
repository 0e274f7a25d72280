// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/** Nodes of memory (kernel: include/linux/mmzone.h). crash: {@code kmem -n}. */
public final class Mmzone {
  /** Limit of the kernel's configuration: CONFIG_NODES_SHIFT is 10 at most. */
  private static final int MOST_NODES = 1 << 10;

  private Mmzone() {}

  /** The {@code struct pglist_data} of each node of the current kernel. */
  public static List<Struct> nodes() {
    return nodes(Session.current().kernel());
  }

  /** The {@code struct pglist_data} of each node. */
  public static List<Struct> nodes(Kernel kernel) {
    Optional<Long> only = kernel.symbols().address("contig_page_data");
    if (only.isPresent()) {
      return List.of(kernel.struct("struct pglist_data", only.get()));
    }
    // struct pglist_data *node_data[MAX_NUMNODES]
    long at = kernel.symbolAddress("node_data");
    int width = kernel.facts().pointerSize();
    long end = kernel.symbols().following(at).orElse(at + width);
    long most = Math.min(MOST_NODES, (end - at) / width);
    List<Struct> nodes = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      long node = kernel.memory().pointer(at + (long) i * width);
      if (node != 0) {
        nodes.add(kernel.struct("struct pglist_data", node));
      }
    }
    return nodes;
  }
}
