// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelContainers;
import org.jkdump.container.StructList;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;

/**
 * A generated class together with the kernel whose structs it shows.
 *
 * @param <T> the class
 */
public final class Typed<T extends Struct> {
  private final T prototype;

  public Typed(Kernel kernel, Class<T> type) {
    this.prototype = type.cast(KernelClasses.of(kernel).prototype(type));
  }

  /** The struct at an address. */
  @SuppressWarnings("unchecked")
  public T at(long address) {
    return (T) prototype.atAddress_(address);
  }

  /** The struct that a value is, points to, or begins with. */
  public T from(Value value) {
    return at(KernelContainers.address(value));
  }

  /** Bytes from the struct to one of its members. */
  public long offset(String member) {
    return prototype.offsetOf_(member);
  }

  /** Any struct of the class. */
  public T prototype() {
    return prototype;
  }

  /** The structs of which nodes are a member. */
  public Stream<T> around(LongStream nodes, long offset) {
    return nodes.mapToObj(node -> at(node - offset));
  }

  /** These structs as objects of this class. */
  public List<T> all(List<? extends Struct> structs) {
    return new StructList<>(prototype, i -> structs.get(i).addr_(), structs.size());
  }
}
