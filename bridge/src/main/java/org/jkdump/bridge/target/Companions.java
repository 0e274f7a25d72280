// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.nio.file.Path;
import java.util.Optional;
import org.jkdump.bridge.crash.LazyCrash;
import org.jkdump.target.OpenException;

/** Source of what lies beside a dump. */
public interface Companions {
  /** Neither vmlinux nor crash. */
  Companions NONE =
      new Companions() {
        private final LazyCrash crash =
            new LazyCrash(
                () -> {
                  throw new OpenException("this dump was opened without one");
                });

        @Override
        public Optional<Path> vmlinux(String release, String buildId) {
          return Optional.empty();
        }

        @Override
        public LazyCrash crash() {
          return crash;
        }
      };

  /**
   * The kernel's vmlinux, if it is on this machine.
   *
   * @param release of the dump's kernel, as {@code uname -r} prints it
   * @param buildId of the dump's kernel in hexadecimal; empty if unknown
   * @throws OpenException if the one that a person named is another kernel's
   */
  Optional<Path> vmlinux(String release, String buildId);

  /** The crash that is started when something needs it. */
  LazyCrash crash();
}
