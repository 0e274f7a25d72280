// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.text;

import java.util.Collection;
import java.util.List;

/** The names that an expression may use. */
interface Names {
  /** No name at all. */
  Names NONE =
      new Names() {
        @Override
        public CNumber value(String name) {
          return null;
        }

        @Override
        public Collection<String> all() {
          return List.of();
        }
      };

  /** The value of a name, or null. */
  CNumber value(String name);

  /** Every name, to suggest from. */
  Collection<String> all();
}
