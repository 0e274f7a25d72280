// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.container.KernelContainers;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.session.Session;
import org.jkdump.walk.Chains;

/**
 * The head of a list: a {@code struct list_head}. The elements are the addresses of the {@code
 * list_head}s linked to the head, without the head.
 */
public final class ListHead implements Iterable<Long> {
  private final Kernel kernel;
  private final long address;

  ListHead(Kernel kernel, long address) {
    this.kernel = kernel;
    this.address = address;
  }

  /** The head at an address of the current kernel. */
  public static ListHead of(long address) {
    return new ListHead(Session.current().kernel(), address);
  }

  /** The head that a symbol of the current kernel names. */
  public static ListHead of(String symbol) {
    return of(Session.current().kernel().symbolAddress(symbol));
  }

  /** The head that is a value or that a pointer points to. */
  public static ListHead of(Value value) {
    return new ListHead(value.kernel_(), KernelContainers.address(value));
  }

  /** Address of the head. */
  public long addr_() {
    return address;
  }

  /** Whether nothing is linked to the head (kernel: list_empty). */
  public boolean isEmpty() {
    return kernel.memory().pointer(address) == address;
  }

  /** Number of entries. */
  public int size() {
    return links().size();
  }

  /** Addresses of the {@code list_head}s linked to the head. */
  public List<Long> links() {
    return KernelLists.of(kernel).links(address);
  }

  /**
   * The structs linked to the head.
   *
   * @param member path of the {@code list_head} in the struct
   */
  public List<Struct> structs(String type, String member) {
    return KernelLists.of(kernel).structs(address, member, type);
  }

  /** The structs linked to the head, each found when the stream asks for it. */
  public Stream<Struct> stream(String type, String member) {
    return KernelContainers.of(kernel).structs(type, member, Chains.list(kernel.walks(), address));
  }

  @Override
  public Iterator<Long> iterator() {
    return links().iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListHead that && address == that.address && kernel == that.kernel;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(address);
  }

  @Override
  public String toString() {
    return String.format("<list_head 0x%x>", address);
  }
}
