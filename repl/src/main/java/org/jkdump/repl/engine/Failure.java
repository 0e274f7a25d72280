// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

/**
 * Why a snippet failed.
 *
 * @param line of the failing place in the source, counted from 1
 * @param text message for the user
 * @param exit the status if the snippet called {@link System#exit}, otherwise null
 * @param isUsage whether the snippet's arguments are at fault, not the snippet
 */
public record Failure(String source, int line, String text, Integer exit, boolean isUsage) {
  Failure(String source, int line, String text, Integer exit) {
    this(source, line, text, exit, false);
  }
}
