// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

/**
 * One frame of a {@link Backtrace}.
 *
 * @param level 0 for the innermost
 * @param stack address of the frame on the stack
 * @param offset of {@code address} in the function as {@code bt -s} shows it, otherwise -1
 * @param module empty for the kernel proper
 * @param address of the instruction that goes on when the frame above returns
 * @param source file and line as {@code bt -l} shows them, otherwise empty
 */
public record Frame(
    int level,
    long stack,
    String function,
    long offset,
    String module,
    long address,
    String source) {

  Frame withSource(String place) {
    return new Frame(level, stack, function, offset, module, address, place);
  }

  /** The function, with its module in brackets if it has one. */
  @Override
  public String toString() {
    return function + (module.isEmpty() ? "" : " [" + module + "]");
  }
}
