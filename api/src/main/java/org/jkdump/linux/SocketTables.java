// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.walk.Buckets;
import org.jkdump.walk.Buckets.Bucket;
import org.jkdump.walk.Chains;

/**
 * Hash tables of sockets (kernel: include/net/inet_hashtables.h, udp.h, af_unix.h). They also have
 * sockets that no task has open any more. All methods give {@code struct sock}, see {@link Sock}.
 */
public final class SocketTables {
  // Kernel: UNIX_HASH_SIZE.
  private static final int UNIX_BUCKETS = 512;
  private static final String NODE = "__sk_common.skc_node";
  private static final String NULLS_NODE = "__sk_common.skc_nulls_node";

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
      int size = (int) kernel.types().getStruct("inet_ehash_bucket").size();
      long buckets = info.num_("ehash_mask") + 1;
      nulls(kernel, info.num_("ehash"), size, buckets, 0, connected);
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
    int size = (int) kernel.types().getStruct("udp_hslot").size();
    for (long table : tables(kernel, "udp_table", "ipv4.udp_table")) {
      Struct info = kernel.struct("struct udp_table", table);
      hlists(kernel, info.num_("hash"), size, info.num_("mask") + 1, found);
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
    int size = kernel.facts().pointerSize();
    long global = kernel.symbols().address("unix_socket_table").orElse(0L);
    if (global != 0) {
      hlists(kernel, global, size, UNIX_BUCKETS, found);
      return found;
    }
    // Since Linux kernel commit cf2f225e2653 ("af_unix: Put a socket into a per-netns hash table.")
    // (in v6.0).
    for (Struct net : Netdevice.namespaces(kernel)) {
      hlists(kernel, net.num_("unx.table.buckets"), size, UNIX_BUCKETS, found);
    }
    return found;
  }

  // The common table, and since v6.1 the tables of single namespaces.
  private static Set<Long> tables(Kernel kernel, String symbol, String path) {
    Set<Long> tables = new LinkedHashSet<>();
    tables.add(kernel.symbolAddress(symbol));
    for (Struct net : Netdevice.namespaces(kernel)) {
      if (net.has_(path) && net.num_(path) != 0) {
        tables.add(net.num_(path));
      }
    }
    return tables;
  }

  private static void listening(Struct info, List<Struct> found) {
    Kernel kernel = info.kernel_();
    int size = (int) kernel.types().getStruct("inet_listen_hashbucket").size();
    int head = (int) kernel.struct("struct inet_listen_hashbucket", 0).offsetOf_("nulls_head");
    // Since Linux kernel commit cae3873c5b3a ("net: inet: Retire port only listening_hash") (in
    // v5.19) only the table by port and address is left; sockets were in both tables before.
    if (info.has_("listening_hash")) {
      long count = info.get_("listening_hash").size_() / size;
      nulls(kernel, info.addrOf_("listening_hash"), size, count, head, found);
    } else {
      nulls(kernel, info.num_("lhash2"), size, info.num_("lhash2_mask") + 1, head, found);
    }
  }

  private static void nulls(
      Kernel kernel, long start, int size, long buckets, int head, List<Struct> found) {
    for (Bucket bucket : Buckets.full(kernel.memory(), start, size, buckets, head)) {
      Chains.hlistNulls(kernel.walks(), start + bucket.index() * size + head)
          .mapToObj(node -> kernel.containerOf(node, "struct sock", NULLS_NODE))
          .forEach(found::add);
    }
  }

  private static void hlists(
      Kernel kernel, long start, int size, long buckets, List<Struct> found) {
    for (Bucket bucket : Buckets.full(kernel.memory(), start, size, buckets, 0)) {
      Chains.hlist(kernel.walks(), start + bucket.index() * size)
          .mapToObj(node -> kernel.containerOf(node, "struct sock", NODE))
          .forEach(found::add);
    }
  }
}
