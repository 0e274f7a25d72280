// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import org.jkdump.target.OpenRequest;

/**
 * Choices for opening a dump file.
 *
 * @param reading the ways to read the file
 * @param companions give the vmlinux and the crash
 */
public record DumpOptions(OpenRequest.Reading reading, Companions companions) {
  /** A dump alone. */
  public static DumpOptions none() {
    return new DumpOptions(OpenRequest.Reading.PLAIN, Companions.NONE);
  }
}
