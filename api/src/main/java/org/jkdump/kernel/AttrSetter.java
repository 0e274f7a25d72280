// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * Sets virtual attributes of a struct and of others that begin with it (PyKdump's {@code
 * AttrSetter}), see {@link Attributes}.
 */
public final class AttrSetter {
  private final Attributes attributes;
  private final String struct;
  private final List<String> more;

  public AttrSetter(Attributes attributes, String struct, List<String> more) {
    this.attributes = attributes;
    this.struct = struct;
    this.more = List.copyOf(more);
  }

  /**
   * Sets an attribute that stands for the first of some paths that the first struct has.
   *
   * @return false if it has none of them
   */
  public boolean set(String name, String... paths) {
    return attributes.set(struct, name, List.of(paths), more);
  }

  /**
   * Sets an attribute that is computed, for each of the structs.
   *
   * @return false if this kernel doesn't have the first struct
   */
  public boolean set(String name, Function<? super Struct, ?> function) {
    more.forEach(other -> attributes.set(other, name, function));
    return attributes.set(struct, name, function);
  }

  /** Whether the attribute was set and found. */
  public boolean has(String name) {
    return attributes.has(struct, name);
  }
}
