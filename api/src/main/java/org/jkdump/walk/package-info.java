// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Walks over the kernel's containers, address by address. A walk that meets corruption keeps what
 * it has, logs where and why it stopped, and ends; nothing loops for ever.
 */
package org.jkdump.walk;
