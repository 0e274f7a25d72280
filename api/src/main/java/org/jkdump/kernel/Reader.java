// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

/** Reads values of one type; built once and used for every address. */
interface Reader {
  /** The value at an address. */
  Value read(Kernel kernel, long address);

  /** The number of the value at an address, if possible without making the value. */
  default long num(Kernel kernel, long address) {
    return read(kernel, address).num_();
  }
}
