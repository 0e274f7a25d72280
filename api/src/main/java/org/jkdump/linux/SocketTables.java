// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.type.StructType;
import org.jkdump.walk.Buckets;
import org.jkdump.walk.Chains;

/**
 * Hash tables of sockets (kernel: include/net/inet_hashtables.h, udp.h, af_unix.h). They also have
 * sockets that no task has open any more. All methods give {@code struct sock}, see {@link Sock}.
 */
public final class SocketTables {
  // Kernel: UNIX_HASH_SIZE.
  private static final int UNIX_BUCKETS = 512;
  // In a union with skc_nulls_node.
  private static final String NODE = "__sk_common.skc_node";

  private SocketTables() {}

  /** The TCP sockets of the current kernel: listening sockets first. */
  public static List<Struct> tcp() {
    return tcp(Session.current().kernel());
  }

  /** The TCP sockets of all namespaces: listening sockets, then connections in all states. */
  public static List<Struct> tcp(Kernel kernel) {
    List<Struct> listening = new ArrayList<>();
    List<Struct> connected = new ArrayList<>();
    for (long table : tables(kernel, "tcp_hashinfo", "ipv4.tcp_death_row.hashinfo")) {
      Struct info = kernel.struct("struct inet_hashinfo", table);
      listening(info, listening);
      Table chains = new Table(info.num_("ehash"), info.num_("ehash_mask") + 1);
      chains.sockets(kernel, "inet_ehash_bucket", "chain", connected);
      // Until Linux kernel commit 05dbc7b59481 ("tcp/dccp: remove twchain") (in v3.13) sockets in
      // TIME_WAIT have a chain of their own.
      if (kernel.types().getStruct("inet_ehash_bucket").field("twchain").isPresent()) {
        chains.sockets(kernel, "inet_ehash_bucket", "twchain", connected);
      }
    }
    listening.addAll(connected);
    return listening;
  }

  /** The UDP sockets of the current kernel that have a port. */
  public static List<Struct> udp() {
    return udp(Session.current().kernel());
  }

  /** The UDP sockets of all namespaces that have a port. */
  public static List<Struct> udp(Kernel kernel) {
    List<Struct> found = new ArrayList<>();
    for (long table : tables(kernel, "udp_table", "ipv4.udp_table")) {
      Struct info = kernel.struct("struct udp_table", table);
      new Table(info.num_("hash"), info.num_("mask") + 1)
          .sockets(kernel, "udp_hslot", "head", found);
    }
    return found;
  }

  /** The UNIX sockets of the current kernel. */
  public static List<Struct> unix() {
    return unix(Session.current().kernel());
  }

  /** The UNIX sockets of all namespaces. */
  public static List<Struct> unix(Kernel kernel) {
    List<Struct> found = new ArrayList<>();
    long global = kernel.symbols().address("unix_socket_table").orElse(0L);
    if (global != 0) {
      new Table(global, UNIX_BUCKETS).sockets(kernel, "hlist_head", "first", found);
      return found;
    }
    // Since Linux kernel commit cf2f225e2653 ("af_unix: Put a socket into a per-netns hash table.")
    // (in v6.0).
    for (long start : ofNamespaces(kernel, "unx.table.buckets")) {
      new Table(start, UNIX_BUCKETS).sockets(kernel, "hlist_head", "first", found);
    }
    return found;
  }

  // The common table, and since v6.1 the tables of single namespaces.
  private static Set<Long> tables(Kernel kernel, String symbol, String path) {
    Set<Long> tables = new LinkedHashSet<>(List.of(kernel.symbolAddress(symbol)));
    tables.addAll(ofNamespaces(kernel, path));
    tables.remove(0L);
    return tables;
  }

  private static List<Long> ofNamespaces(Kernel kernel, String path) {
    return LeftOut.map(
        kernel,
        "tables of sockets of name spaces",
        Netdevice.namespaces(kernel).stream().filter(net -> net.has_(path)),
        net -> net.num_(path));
  }

  private static void listening(Struct info, List<Struct> found) {
    Kernel kernel = info.kernel_();
    StructType bucket = kernel.types().getStruct("inet_listen_hashbucket");
    // Since Linux kernel commit 8dbd76e79a16 ("tcp/dccp: fix possible race
    // __inet_lookup_established()") (in v5.5).
    String list = bucket.field("nulls_head").isPresent() ? "nulls_head" : "head";
    // Since Linux kernel commit cae3873c5b3a ("net: inet: Retire port only listening_hash") (in
    // v5.19) only the table by port and address is left; sockets were in both tables before.
    Table table =
        info.has_("listening_hash")
            ? new Table(
                info.addrOf_("listening_hash"), info.get_("listening_hash").size_() / bucket.size())
            : new Table(info.num_("lhash2"), info.num_("lhash2_mask") + 1);
    table.sockets(kernel, "inet_listen_hashbucket", list, found);
  }

  private static LongStream chain(Kernel kernel, long head) {
    return Chains.hlistNulls(kernel.walks(), head);
  }

  /** An array of buckets, each with a list of sockets. */
  private record Table(long start, long count) {
    private static final long MOST = 1 << 26;

    // The lists are hlists in some releases, hlist_nulls in others: the nodes are alike, and a walk
    // over hlist_nulls ends with NULL, too.
    void sockets(Kernel kernel, String bucket, String list, List<Struct> found) {
      // The kernel's tables have a power of two of buckets.
      if (Long.bitCount(count) != 1 || count > MOST) {
        kernel.log().error(String.format("table of sockets at 0x%x: %d buckets", start, count));
        return;
      }
      StructType type = kernel.types().getStruct(bucket);
      int size = (int) type.size();
      int head = (int) type.path(list).offset();
      LeftOut out =
          new LeftOut(kernel, String.format("parts of the table of sockets at 0x%x", start));
      long step = Math.max(1, kernel.facts().pageSize() / size);
      for (long done = 0; done < count; done += step) {
        long part = start + done * size;
        long n = Math.min(step, count - done);
        out.read(() -> Buckets.full(kernel.memory(), part, size, n, head)).stream()
            .flatMap(List::stream)
            .flatMapToLong(full -> chain(kernel, part + full.index() * size + head))
            .mapToObj(node -> kernel.containerOf(node, "struct sock", NODE))
            .forEach(found::add);
      }
      out.log();
    }
  }
}
