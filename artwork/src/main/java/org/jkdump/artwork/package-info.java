// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Pictures made of text: {@link org.jkdump.artwork.Tree}, {@link org.jkdump.artwork.Box}, {@link
 * org.jkdump.artwork.Table} and {@link org.jkdump.artwork.Columns}.
 *
 * <p>Each is described step by step, drawn by {@code toString()} in the style the terminal can show
 * or by {@code draw(Style)} in a given one, and may be put into another:
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
 * never sent; only colours (SGR sequences) pass, and a colour ends with its line or its table cell
 * ({@link org.jkdump.artwork.Text#escape}). A drawn text has no trailing blanks and no newline at
 * its end. A drawing thread that is interrupted throws {@link
 * java.util.concurrent.CancellationException}.
 */
package org.jkdump.artwork;
