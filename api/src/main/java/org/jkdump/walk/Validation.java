// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Result of a container's check. Its text, which the prompt shows, has one line for each finding.
 *
 * @param what the container's kind and address
 * @param entries number of entries reached
 * @param findings in the order in which they were met; empty if all is sound
 */
public record Validation(String what, long entries, List<Finding> findings) {
  /**
   * One fault of the container.
   *
   * @param address of the faulty node
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

  /** Returns whether the check found no fault. */
  public boolean isSound() {
    return findings.isEmpty();
  }

  /**
   * Returns this result if it is sound.
   *
   * @throws CorruptionException if it is not; the message has the findings
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
