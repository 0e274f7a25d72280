// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jkdump.container.KernelLists;
import org.jkdump.ctext.FlagBits;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;

/**
 * Network interfaces and namespaces (kernel: include/linux/netdevice.h, net_namespace.h). crash:
 * {@code net}.
 */
public final class Netdevice {
  /** Names of {@code flags}: the kernel's {@code IFF_...}. */
  private static final Map<String, Long> FLAGS =
      FlagBits.byBit(
          "UP BROADCAST DEBUG LOOPBACK POINTOPOINT - - NOARP PROMISC ALLMULTI MASTER SLAVE"
              + " MULTICAST");

  // The bits with a name.
  private static final long NAMED = 0x1f9f;

  // More than any interface has: a longer list runs in a circle.
  private static final int MAX_ADDRESSES = 1 << 16;

  private Netdevice() {}

  /** The network namespaces of the current kernel, the first one first: {@code struct net}. */
  public static List<Struct> namespaces() {
    return namespaces(Session.current().kernel());
  }

  /** The network namespaces, the first one first: {@code struct net}. */
  public static List<Struct> namespaces(Kernel kernel) {
    long head = kernel.symbolAddress("net_namespace_list");
    return KernelLists.of(kernel).structs(head, "list", "net");
  }

  /** The interfaces of the current kernel's first namespace: {@code struct net_device}. */
  public static List<Struct> all() {
    return all(Session.current().kernel());
  }

  /** The interfaces of the first namespace: {@code struct net_device}. */
  public static List<Struct> all(Kernel kernel) {
    return in(kernel.struct("struct net", kernel.symbolAddress("init_net")));
  }

  /**
   * The interfaces of a namespace: {@code struct net_device}.
   *
   * @param net a {@code struct net}
   */
  public static List<Struct> in(Struct net) {
    long head = net.addrOf_("dev_base_head");
    return KernelLists.of(net.kernel_()).structs(head, "dev_list", "net_device");
  }

  /**
   * The name of an interface.
   *
   * @param device a {@code struct net_device}
   */
  public static String name(Struct device) {
    return device.str_("name");
  }

  /**
   * Flags of an interface: {@code UP LOOPBACK}.
   *
   * @param device a {@code struct net_device}
   */
  public static String flags(Struct device) {
    return FlagBits.text(device.num_("flags") & NAMED, FLAGS, 0).replace('|', ' ');
  }

  /**
   * The hardware address of an interface: {@code 52:54:00:12:34:56}; empty if there is none.
   *
   * @param device a {@code struct net_device}
   */
  public static String hardwareAddress(Struct device) {
    int length = (int) device.num_("addr_len");
    return length == 0
        ? ""
        : HexFormat.ofDelimiter(":")
            .formatHex(device.kernel_().memory().read(device.num_("dev_addr"), length));
  }

  /**
   * The IP addresses of an interface, IPv4 first, with the length of the prefix: {@code
   * 127.0.0.1/8}.
   *
   * @param device a {@code struct net_device}
   */
  public static List<String> addresses(Struct device) {
    List<String> all = new ArrayList<>();
    Kernel kernel = device.kernel_();
    if (device.num_("ip_ptr") != 0) {
      Struct at = device.su_("ip_ptr->ifa_list");
      while (!at.isNull_() && all.size() < MAX_ADDRESSES) {
        all.add(Inet.v4(kernel, at.addrOf_("ifa_local")) + "/" + at.num_("ifa_prefixlen"));
        at = at.su_("ifa_next");
      }
    }
    if (device.has_("ip6_ptr->addr_list") && device.num_("ip6_ptr") != 0) {
      long head = device.addrOf_("ip6_ptr->addr_list");
      for (Struct address : KernelLists.of(kernel).structs(head, "if_list", "inet6_ifaddr")) {
        all.add(Inet.v6(kernel, address.addrOf_("addr")) + "/" + address.num_("prefix_len"));
      }
    }
    return all;
  }
}
