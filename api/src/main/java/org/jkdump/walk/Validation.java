// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check of a container found. Its text, which the prompt shows, has one line for each
 * finding.
 *
 * @param what the container by its kind and address
 * @param entries that were reached
 * @param findings in the order in which they were met; empty if all is sound
 */
public record Validation(String what, long entries, List<Finding> findings) {
  /**
   * One thing that is wrong.
   *
   * @param address of the node where it was noticed
   */
  public record Finding(long address, String problem) {
    @Override
    public String toString() {
      return String.format("0x%x: %s", address, problem);
    }
  }

  public Validation {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is wrong. */
  public boolean isSound() {
    return findings.isEmpty();
  }

  /**
   * Itself where nothing is wrong.
   *
   * @throws CorruptionException that says what is
   */
  public Validation orThrow() {
    if (!isSound()) {
      throw new CorruptionException(toString());
    }
    return this;
  }

  @Override
  public String toString() {
    String head = what + ": " + entries + " entries";
    return isSound()
        ? head + ", sound"
        : findings.stream().map(f -> "\n  " + f).collect(Collectors.joining("", head, ""));
  }
}
