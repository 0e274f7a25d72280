// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.util.ServiceLoader;

/** Opener of targets, found through {@link ServiceLoader}, so that this module names none. */
public interface TargetProvider {
  /**
   * Opens the dump or endpoint of a request.
   *
   * @throws OpenException if that fails
   */
  Target open(OpenRequest request);

  /** The first provider on the class path. */
  static TargetProvider find() {
    return ServiceLoader.load(TargetProvider.class, TargetProvider.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new OpenException("nothing on the class path can open a dump"));
  }
}
