// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Pictures made of text: {@link org.jkdump.artwork.Box}, {@link org.jkdump.artwork.Table}, {@link
 * org.jkdump.artwork.Columns} and, in a package of its own, {@link org.jkdump.artwork.tree.Tree}.
 *
 * <p>Each is built step by step and may be put into another. {@code toString()} draws it in the
 * style that the terminal can show, {@code draw(Style)} in a given one:
 *
 * <pre>{@code
 * Table.of("PID", "COMM").row(1, "init").row(42, "bash")
 * Tree.of("init").add("getty").add(Tree.of("sshd").add("bash"))
 * Box.of("text").title("a title").add(Table.of("NR").row(7))
 * Tree.from(task, t -> childrenOf(t), t -> t.comm())
 * }</pre>
 *
 * <p>Widths are columns of a terminal ({@link org.jkdump.artwork.DisplayWidth}), never {@code
 * String.length()}. Text from a dump is not trusted: a control character is drawn as {@code \x1b},
 * never sent to the terminal. Only colours (SGR sequences) pass, and a colour ends with its line or
 * its table cell ({@link org.jkdump.artwork.SafeText#escape}). A drawn text has no trailing blanks
 * and no newline at its end. Drawing in a thread that is interrupted throws {@link
 * java.util.concurrent.CancellationException}.
 */
package org.jkdump.artwork;
