// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import java.util.Collection;
import java.util.List;
import org.jkdump.cdecl.CNumber;

/** The names that an expression may use. */
interface NameLookup {
  /** No name at all. */
  NameLookup NONE =
      new NameLookup() {
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
