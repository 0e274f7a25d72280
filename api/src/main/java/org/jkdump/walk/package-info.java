// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Walks over the kernel's containers, address by address. A walk that meets corruption keeps the
 * entries found before, logs where and why it stopped, and ends. No walk loops for ever.
 */
package org.jkdump.walk;
