// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.DumpText;

/**
 * Sockets (kernel: include/net/sock.h, include/linux/net.h). A {@code struct sock} may be shorter:
 * a socket in TIME_WAIT, or not accepted yet, has the {@code struct sock_common} only. crash:
 * {@code net -s}.
 */
public final class Sock {
  private static final int S_IFMT = 0xf000;
  private static final int S_IFSOCK = 0xc000;
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int TIME_WAIT = 6;
  private static final int NEW_SYN_RECV = 12;
  private static final String COMMON = "__sk_common.";

  private static final Map<Integer, String> FAMILIES =
      Map.of(AF_UNIX, "UNIX", AF_INET, "INET", AF_INET6, "INET6", 16, "NETLINK", 17, "PACKET");

  private static final String[] TYPES = {
    "0", "STREAM", "DGRAM", "RAW", "RDM", "SEQPACKET", "DCCP", "7", "8", "9", "PACKET"
  };

  /** Kernel: include/net/tcp_states.h. */
  private static final String[] STATES = {
    "0",
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING",
    "NEW_SYN_RECV",
    "BOUND_INACTIVE",
  };

  private Sock() {}

  /**
   * An open socket of a task.
   *
   * @param fd the descriptor
   * @param sock a {@code struct sock}
   */
  public record OpenSocket(int fd, Struct sock) {}

  /**
   * The open sockets of a task by descriptor; none for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static List<OpenSocket> sockets(Struct task) {
    return LeftOut.map(
        task.kernel_(),
        "sockets of " + task,
        Fs.files(task).stream(),
        open -> of(open.file()).map(sock -> new OpenSocket(open.fd(), sock)).orElse(null));
  }

  /**
   * The socket of an open file: {@code struct sock}; empty if the file is no socket.
   *
   * @param file a {@code struct file}
   */
  public static Optional<Struct> of(Struct file) {
    if (file.num_("f_inode") == 0 || (file.num_("f_inode->i_mode") & S_IFMT) != S_IFSOCK) {
      return Optional.empty();
    }
    // A socket in a file system is a name only and can't be opened.
    Struct sock =
        file.su_("f_inode").containerOf_("struct socket_alloc", "vfs_inode").su_("socket.sk");
    return sock.isNull_() ? Optional.empty() : Optional.of(sock);
  }

  /**
   * Address family: {@code INET}, {@code INET6}, {@code UNIX}, {@code NETLINK}, {@code PACKET}, or
   * a number.
   *
   * @param sock a {@code struct sock}
   */
  public static String family(Struct sock) {
    int family = number(sock, "skc_family");
    return FAMILIES.getOrDefault(family, String.valueOf(family));
  }

  /**
   * Type of a socket: {@code STREAM}, {@code DGRAM}, {@code RAW} and the like.
   *
   * @param sock a {@code struct sock}
   */
  public static String type(Struct sock) {
    return isWhole(sock) ? name(TYPES, (int) sock.num_("sk_type")) : "STREAM";
  }

  /**
   * State of a socket: {@code ESTABLISHED}, {@code LISTEN} and so on. All families use the numbers
   * of TCP; a socket without a connection is {@code CLOSE}.
   *
   * @param sock a {@code struct sock}
   */
  public static String state(Struct sock) {
    return name(STATES, number(sock, "skc_state"));
  }

  /**
   * Own address: {@code 127.0.0.1:22}, {@code [::1]:22}, a path, {@code @} and the name of an
   * abstract UNIX socket; empty for other families and UNIX sockets without a name.
   *
   * @param sock a {@code struct sock}
   */
  public static String local(Struct sock) {
    return switch (number(sock, "skc_family")) {
      case AF_INET -> v4(sock, "skc_rcv_saddr") + ":" + number(sock, "skc_num");
      case AF_INET6 -> v6(sock, "rcv_saddr") + ":" + number(sock, "skc_num");
      case AF_UNIX -> unixName(sock);
      default -> "";
    };
  }

  /**
   * Address of the other end, in the form of {@link #local}.
   *
   * @param sock a {@code struct sock}
   */
  public static String remote(Struct sock) {
    return switch (number(sock, "skc_family")) {
      case AF_INET -> v4(sock, "skc_daddr") + ":" + remotePort(sock);
      case AF_INET6 -> v6(sock, "daddr") + ":" + remotePort(sock);
      case AF_UNIX -> {
        Struct peer = sock.cast_("struct unix_sock").su_("peer");
        yield peer.isNull_() ? "" : unixName(peer);
      }
      default -> "";
    };
  }

  /**
   * Bytes of memory of received data that nobody has read yet.
   *
   * @param sock a {@code struct sock}
   */
  public static long received(Struct sock) {
    return isWhole(sock) ? sock.num_("sk_backlog.rmem_alloc.counter") : 0;
  }

  /** Whether the whole {@code struct sock} exists, not only {@code struct sock_common}. */
  private static boolean isWhole(Struct sock) {
    int state = number(sock, "skc_state");
    return state != TIME_WAIT && state != NEW_SYN_RECV;
  }

  private static String v4(Struct sock, String member) {
    return Inet.v4(sock.kernel_(), sock.addrOf_(COMMON + member));
  }

  private static String v6(Struct sock, String member) {
    // Since Linux kernel commit efe4208f47f9 ("ipv6: make lookups simpler and faster") (in v3.13).
    String common = COMMON + "skc_v6_" + member;
    long address =
        sock.has_(common)
            ? sock.addrOf_(common)
            : sock.cast_("struct inet_sock").addrOf_("pinet6->" + member);
    return "[" + Inet.v6(sock.kernel_(), address) + "]";
  }

  private static int remotePort(Struct sock) {
    byte[] port = sock.kernel_().memory().read(sock.addrOf_(COMMON + "skc_dport"), 2);
    return (port[0] & 0xff) << 8 | port[1] & 0xff;
  }

  private static String unixName(Struct sock) {
    Struct address = sock.cast_("struct unix_sock").su_("addr");
    if (address.isNull_()) {
      return "";
    }
    Kernel kernel = sock.kernel_();
    long path = address.addrOf_("name") + Short.BYTES;
    int length = (int) Math.min(address.num_("len"), 110) - Short.BYTES;
    byte[] name = kernel.memory().read(path, Math.max(0, length));
    boolean isAbstract = length > 0 && name[0] == 0;
    return isAbstract ? "@" + DumpText.decode(name, 1, length) : DumpText.decode(name);
  }

  private static int number(Struct sock, String member) {
    return (int) sock.num_(COMMON + member);
  }

  private static String name(String[] names, int number) {
    return number >= 0 && number < names.length ? names[number] : String.valueOf(number);
  }
}
