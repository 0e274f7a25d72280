// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.kernel.Kernel;

/**
 * The names that snippets use, PyKdump's own in camelCase. Each forwards to the current {@link
 * Kernel} of the session. Addresses are kernel virtual addresses and sizes are bytes, unless the
 * name says otherwise.
 *
 * <p>{@code import static org.jkdump.api.PyKdumpAPI.*} brings all names. Java imports the static
 * methods of a class and of its superclasses, but not those of several classes by one import.
 * Therefore each group of names extends the next group in the alphabet. The order means nothing
 * else: a group uses its own names and those of {@link SessionNames} at the end of the chain. The
 * groups are public because JShell's completion and help leave out names of other classes.
 */
public final class PyKdumpAPI extends AttributeNames {
  private PyKdumpAPI() {}
}
