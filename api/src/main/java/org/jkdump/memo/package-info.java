// SPDX-License-Identifier: GPL-3.0-or-later
/** Memoized functions, and what a kernel's caches hold. */
package org.jkdump.memo;
