// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

/**
 * Which dump snippets run on.
 *
 * @param label names it among several; an empty text where there is one only
 * @param release of its kernel
 * @param vmlinux path, or an empty text where an endpoint was joined
 * @param vmcore path, or an empty text
 */
public record DumpInfo(String label, String release, String vmlinux, String vmcore) {}
