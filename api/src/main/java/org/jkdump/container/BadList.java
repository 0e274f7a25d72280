// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.util.List;

/**
 * A list that may be damaged: what could be reached, and what is wrong.
 *
 * @param found addresses
 * @param error null if nothing is wrong
 */
public record BadList(List<Long> found, String error) {}
