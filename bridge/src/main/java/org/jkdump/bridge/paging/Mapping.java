// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.paging;

import org.jkdump.target.Outcome;

/**
 * Translation of one virtual address.
 *
 * @param outcome {@link Outcome#UNMAPPED}, or the outcome of a table page that can't be read
 * @param physical the physical address, 0 if the outcome isn't OK
 * @param size bytes of the aligned block around the virtual address that has the same fate: a page
 *     of 4 KiB, 2 MiB or 1 GiB, or the hole
 */
public record Mapping(Outcome outcome, long physical, long size) {}
