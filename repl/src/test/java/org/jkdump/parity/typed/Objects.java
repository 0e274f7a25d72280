// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.jkdump.api.PyKdumpAPI.listForEachEntry;
import static org.jkdump.api.PyKdumpAPI.sym2addr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jkdump.kernel.Struct;
import org.jkdump.parity.Dump;

/** Many structs of the dump, as instances of their generated classes. */
final class Objects {
  private Objects() {}

  /**
   * Returns at least {@code count} structs: first those that tasks point to, then those of file
   * systems.
   */
  static Map<String, List<Struct>> atLeast(int count) {
    Dump.kernel();
    Map<String, List<Struct>> all = new TreeMap<>();
    List<Struct> tasks = org.jkdump.api.PyKdumpAPI.tasks();
    put(all, "task_struct", tasks.stream());
    for (String member : List.of("mm", "signal", "files", "cred", "nsproxy", "thread_pid")) {
      Stream<Struct> others = tasks.stream().map(task -> task.su_(member));
      put(all, null, others.filter(struct -> !struct.isNull_()).distinct());
    }
    int missing = count - all.values().stream().mapToInt(List::size).sum();
    put(all, "inode", inodes().limit(Math.max(0, missing)));
    return all;
  }

  private static void put(Map<String, List<Struct>> all, String tag, Stream<Struct> structs) {
    List<Struct> typed = new ArrayList<>();
    structs.forEach(s -> typed.add(s.cast_(Classes.struct(s.type_().tag()))));
    if (!typed.isEmpty()) {
      all.put(tag != null ? tag : typed.get(0).type_().tag(), typed);
    }
  }

  private static Stream<Struct> inodes() {
    return listForEachEntry("super_block", sym2addr("super_blocks"), "s_list")
        .flatMap(sb -> listForEachEntry("inode", sb.addrOf_("s_inodes"), "i_sb_list"));
  }
}
