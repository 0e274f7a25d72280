// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jkdump.container.KernelLists;
import org.jkdump.container.ListOptions;
import org.jkdump.ctext.FlagBits;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.type.StructType;

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

  // Kernel: MAX_ADDR_LEN
  private static final int MAX_ADDR_LEN = 32;

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
    if (length > MAX_ADDR_LEN) {
      device.kernel_().log().warning(device + " is damaged: an address of " + length + " bytes");
      return "";
    }
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
    Kernel kernel = device.kernel_();
    KernelLists lists = KernelLists.of(kernel);
    List<String> all = new ArrayList<>();
    if (device.num_("ip_ptr") != 0) {
      StructType type = kernel.types().getStruct("in_ifaddr");
      long first = device.num_("ip_ptr->ifa_list");
      List<Struct> v4 = lists.next(type, first, "ifa_next", ListOptions.DEFAULT);
      all.addAll(
          texts(device, v4, at -> Inet.v4(kernel, at.addrOf_("ifa_local")), "ifa_prefixlen"));
    }
    if (device.has_("ip6_ptr->addr_list") && device.num_("ip6_ptr") != 0) {
      long head = device.addrOf_("ip6_ptr->addr_list");
      List<Struct> v6 = lists.structs(head, "if_list", "inet6_ifaddr");
      all.addAll(texts(device, v6, at -> Inet.v6(kernel, at.addrOf_("addr")), "prefix_len"));
    }
    return all;
  }

  private static List<String> texts(
      Struct device, List<Struct> addresses, Function<Struct, String> text, String length) {
    return LeftOut.map(
        device.kernel_(),
        "addresses of " + device,
        addresses.stream(),
        at -> text.apply(at) + "/" + at.num_(length));
  }
}
