// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Translations of addresses.
 *
 * @param outcomes one for each address asked for
 * @param results the translation of each address whose outcome is OK, 0 for the others
 */
public record Translations(Outcome[] outcomes, long[] results) {}
