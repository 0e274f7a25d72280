// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Helpers over the kernel's own data structures, one small class for each kernel header. {@code
 * f(...)} asks the current kernel, {@code f(Kernel, ...)} another; a {@code Struct} that is given
 * brings its own. A helper that meets corruption keeps its results so far and logs the place.
 */
package org.jkdump.linux;
