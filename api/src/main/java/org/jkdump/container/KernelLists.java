// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.List;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.Chain;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.type.StructType;
import org.jkdump.walk.Addresses;
import org.jkdump.walk.ListWalk;
import org.jkdump.walk.TwoWayWalk;

/**
 * Whole lists (kernel: include/linux/list.h). A walk that meets corruption keeps what it has and
 * logs where and why it stopped.
 */
public final class KernelLists {
  private final Kernel kernel;

  private KernelLists(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The lists of a kernel. */
  public static KernelLists of(Kernel kernel) {
    return new KernelLists(kernel);
  }

  /** Addresses of the {@code list_head}s that are linked to a head, without the head itself. */
  public Addresses links(long head) {
    return links(head, ListOptions.DEFAULT);
  }

  /**
   * Addresses of the {@code list_head}s that are linked to a head.
   *
   * @param head address of a {@code struct list_head}; an entry only with that option
   */
  public Addresses links(long head, ListOptions options) {
    boolean headed = options.hasHead(false);
    long limit = options.limit() - (headed ? 1 : 0);
    ListWalk walk = ListWalk.links(kernel.walks(), head, limit);
    report(walk, options);
    return headed ? walk.found().behind(head) : walk.found();
  }

  /** The chain of pointers at {@code offset} from {@code start} on, which is the first entry. */
  public Addresses chain(long start, long offset) {
    return chain(start, offset, ListOptions.DEFAULT);
  }

  /**
   * The chain of pointers at {@code offset} from {@code start} on, to NULL or back to {@code
   * start}.
   *
   * @param offset bytes from an entry to its pointer to the next one
   */
  public Addresses chain(long start, long offset, ListOptions options) {
    boolean headed = options.hasHead(true);
    long limit = options.limit();
    long more = headed || limit == Long.MAX_VALUE ? 0 : 1;
    ListWalk walk = ListWalk.chain(kernel.walks(), start, offset, limit + more);
    report(walk, options);
    return headed ? walk.found() : walk.found().withoutFirst();
  }

  /** The chain as by {@link #chain(long, long)}, with the fault instead of a log entry. */
  public BadList badList(long start, long offset) {
    ListWalk walk = ListWalk.chain(kernel.walks(), start, offset, Long.MAX_VALUE);
    String problem = walk.problem();
    return new BadList(walk.found(), problem == null ? null : walk.place() + problem);
  }

  /** The structs of a type that are linked to a head through one of their members. */
  public List<Struct> structs(long head, String member, String type) {
    return structs(head, member, kernel.types().getStruct(type));
  }

  /**
   * The structs that are linked to a head through one of their members. Behind a damaged entry the
   * list is walked from its other end.
   */
  public List<Struct> structs(long head, String member, StructType type) {
    // A member that is no link is found before the walk.
    kernel.struct(type, 0).offsetOf_(member);
    return structs(walk(head), member, type);
  }

  /** The structs of the entries of a walk. */
  public List<Struct> structs(TwoWayWalk walk, String member, StructType type) {
    Struct prototype = kernel.struct(type, 0);
    long offset = prototype.offsetOf_(member);
    return new StructList<>(prototype, i -> walk.found().at(i) - offset, walk.found().size());
  }

  /** Walks the {@code list_head}s that are linked to a head, from both ends if need be. */
  public TwoWayWalk walk(long head) {
    TwoWayWalk walk = TwoWayWalk.of(kernel.walks(), head);
    if (walk.problem() != null) {
      kernel.log().error(walk.problem());
    }
    return walk;
  }

  /**
   * The structs that are linked to a head through one of their members.
   *
   * @param head address of a {@code struct list_head}
   * @param member path of the {@code list_head} in the struct
   */
  public List<Struct> structs(long head, String member, StructType type, ListOptions options) {
    Struct prototype = kernel.struct(type, 0);
    return structs(head, prototype.offsetOf_(member), prototype, options);
  }

  /**
   * The structs that are linked to a head.
   *
   * @param offset bytes from a struct to its {@code list_head}
   * @param prototype any struct of the type
   */
  public <T extends Struct> List<T> structs(
      long head, long offset, T prototype, ListOptions options) {
    Addresses links = links(head, options);
    return new StructList<>(prototype, i -> links.at(i) - offset, links.size());
  }

  /**
   * A struct and its successors by a pointer, to NULL or back to the first.
   *
   * @param next path of the pointer in the struct
   */
  public List<Struct> next(StructType type, long first, String next, ListOptions options) {
    Struct prototype = kernel.struct(type, 0);
    Addresses chain = chain(first, prototype.offsetOf_(next), options);
    return new StructList<>(prototype, chain::at, chain.size());
  }

  /**
   * Entries of a list without its head, counted by the target itself.
   *
   * @param offset bytes from an entry to its pointer to the next one
   * @param max entries to count
   */
  public int size(long head, long offset, int max) {
    long first = kernel.memory().pointer(head + offset);
    Chain chain = kernel.target().chain(first, offset, head, max);
    if (chain.end() == Chain.End.INTERRUPTED) {
      throw new InterruptedOperation("counting a list");
    }
    // The last address of a chain that can't be read on is the stray one.
    boolean stray = chain.end() == Chain.End.UNREADABLE;
    int count = chain.addresses().length - (stray ? 1 : 0);
    String why = fault(chain.end());
    if (!why.isEmpty()) {
      String text = "list at 0x%x %s at 0x%x after %d entries";
      kernel.log().error(String.format(text, head, why, chain.at(), count));
    }
    return count;
  }

  private static String fault(Chain.End end) {
    return switch (end) {
      case UNREADABLE -> "can't be read";
      case CYCLE -> "runs into itself";
      case NULL -> "ends with NULL";
      default -> "";
    };
  }

  private void report(ListWalk walk, ListOptions options) {
    if (!options.isWarning()) {
      return;
    }
    if (walk.problem() != null) {
      kernel.log().error(walk.place() + walk.problem());
    }
    if (walk.end() == ListWalk.End.LIMIT) {
      String caller = Caller.chain();
      String by = caller.isEmpty() ? "" : "; called by " + caller;
      String text = walk.place() + " has more than maxel=" + options.limit() + " entries";
      kernel.log().warning(text + ": the rest is left out" + by);
    }
  }
}
