// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

/**
 * The dump on which snippets run.
 *
 * @param label name among several dumps; an empty text for a single one
 * @param release of its kernel
 * @param vmlinux path, or an empty text if an endpoint was joined
 * @param vmcore path, or an empty text
 */
public record DumpInfo(String label, String release, String vmlinux, String vmcore) {}
