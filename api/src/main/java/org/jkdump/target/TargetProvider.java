// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.ServiceLoader;

/** Opens targets; found through {@link ServiceLoader}, so that this module knows none by name. */
public interface TargetProvider {
  /**
   * Opens what the request names.
   *
   * @throws OpenException where that can't be done
   */
  Target open(OpenRequest request);

  /** The first provider there is. */
  static TargetProvider find() {
    return ServiceLoader.load(TargetProvider.class, TargetProvider.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new OpenException("nothing on the class path can open a dump"));
  }
}
