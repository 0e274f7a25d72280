// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/**
 * The names that snippets use, PyKdump's own in camelCase. Each forwards to the current {@link
 * Kernel}; these classes alone have static state. Addresses are kernel virtual and sizes are in
 * bytes unless something else is said.
 *
 * <p>Each group of names has a class of its own; one static import of this class brings them all.
 */
public final class PyKdumpAPI extends EntryNames {
  private PyKdumpAPI() {}
}
