// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * A run of whole pages.
 *
 * @param outcomes one for each page asked for
 * @param data the bytes of each page whose outcome is OK, null for the others
 */
public record Pages(Outcome[] outcomes, byte[][] data) {}
