// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A generated class together with the kernel whose structs it shows.
 *
 * @param <T> the class
 */
final class Typed<T extends Struct> {
  private final T prototype;

  Typed(Kernel kernel, Class<T> type) {
    this.prototype = type.cast(kernel.classes().prototype(type));
  }

  /** The struct at an address. */
  @SuppressWarnings("unchecked")
  T at(long address) {
    return (T) prototype.another(address);
  }

  /** The struct that a value is, points to, or begins with. */
  T from(Value value) {
    return at(KernelContainers.address(value));
  }

  /** Bytes from the struct to one of its members. */
  long offset(String member) {
    return KernelLists.offset(prototype.layout(), member);
  }

  /** Any struct of the class. */
  T prototype() {
    return prototype;
  }

  /** The structs of which nodes are a member. */
  Stream<T> around(LongStream nodes, long offset) {
    return nodes.mapToObj(node -> at(node - offset));
  }

  /** The same structs as this class. */
  List<T> all(List<? extends Struct> structs) {
    return new All<>(this, structs);
  }

  private static final class All<T extends Struct> extends AbstractList<T> implements RandomAccess {
    private final Typed<T> typed;
    private final List<? extends Struct> structs;

    All(Typed<T> typed, List<? extends Struct> structs) {
      this.typed = typed;
      this.structs = structs;
    }

    @Override
    public T get(int i) {
      return typed.at(structs.get(i).addr_());
    }

    @Override
    public int size() {
      return structs.size();
    }
  }
}
