// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/**
 * Output of a crash command.
 *
 * @param failed whether crash reported an error
 */
public record CommandOutput(String text, boolean failed) {}
