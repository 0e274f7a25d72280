// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import org.jkdump.target.CacheUse;

/** An object that a package above this one keeps with a kernel, see {@link Kernel#part}. */
public interface KernelPart {
  /** Forgets types and symbols, because a module's debuginfo was loaded or deleted. */
  default void debuginfoChanged() {}

  /** The caches of this part. */
  default List<CacheUse> caches() {
    return List.of();
  }
}
