// SPDX-License-Identifier: GPL-3.0-or-later
/** Memoized functions, and the contents of a kernel's caches. */
package org.jkdump.memo;
