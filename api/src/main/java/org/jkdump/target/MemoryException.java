// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** Unreadable memory of the target. */
public class MemoryException extends TargetException {
  private static final long serialVersionUID = 1L;
  private final long address;
  private final long size;
  private final Space space;
  private final Outcome outcome;
  private final long fault;

  /**
   * @param address first address of the read
   * @param size bytes of the read
   * @param fault address of the first byte that could not be read
   */
  public MemoryException(long address, long size, Space space, Outcome outcome, long fault) {
    this(text(address, size, space, outcome, fault), address, size, space, outcome, fault);
  }

  protected MemoryException(
      String message, long address, long size, Space space, Outcome outcome, long fault) {
    super(message);
    this.address = address;
    this.size = size;
    this.space = space;
    this.outcome = outcome;
    this.fault = fault;
  }

  /** An address without a translation. */
  public static MemoryException untranslatable(long address, Space space, Outcome why) {
    String text = String.format("can't translate %s address 0x%x: %s", space, address, why);
    String whole = text + Advice.of(space, why, address);
    return new MemoryException(whole, address, 0, space, why, address);
  }

  private static String text(long address, long size, Space space, Outcome why, long fault) {
    String at = String.format("can't read %d bytes at %s address 0x%x", size, space, address);
    String where = fault == address ? "" : String.format(" (from 0x%x on)", fault);
    return at + ": " + why + where + Advice.of(space, why, fault);
  }

  /** First address of the read. */
  public long address() {
    return address;
  }

  /** Bytes of the read. */
  public long size() {
    return size;
  }

  /** The address space that was read. */
  public Space space() {
    return space;
  }

  /** Why it failed. */
  public Outcome outcome() {
    return outcome;
  }

  /** Address of the first byte that could not be read. */
  public long fault() {
    return fault;
  }

  /** Bytes before the first one that could not be read. */
  public long readable() {
    return fault - address;
  }
}
