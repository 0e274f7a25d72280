// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;

/**
 * An access path resolved against the type it begins with: offsets to add, with a pointer to follow
 * between each two of them, and what lies at the end.
 *
 * @param offsets bytes; after each but the last the pointer found there is followed
 * @param names for each pointer that is followed, the path up to it
 * @param leaf the type at the end
 * @param bitOffset first bit of a bit-field within the byte that the last offset leads to
 * @param bitSize bits of a bit-field, otherwise 0
 * @param open whether it may lead elsewhere once a module's debuginfo is there
 */
public record MemberPath(
    long[] offsets, String[] names, CType leaf, int bitOffset, int bitSize, boolean open) {

  /** Whether no pointer is followed, so that the path has an offset of its own. */
  public boolean isDirect() {
    return offsets.length == 1;
  }

  /** Bytes from the object's beginning, for a direct path. */
  public long offset() {
    return offsets[0];
  }

  /** Bytes that the leaf takes; of a bit-field its declared type's. */
  public long size() {
    return leaf.size();
  }

  /**
   * Resolves a path against the type of the object that it begins with.
   *
   * @throws NoSuchMemberException if a name on it is unknown
   * @throws PathException if the text is no path or can't be followed
   */
  public static MemberPath resolve(CType start, String path) {
    Walk walk = new Walk(path, start);
    for (PathStep step : PathStep.parse(path)) {
      walk.take(step);
    }
    return walk.result();
  }

  /** The state while the steps are taken one after another. */
  private static final class Walk {
    private final String path;
    private final List<Long> offsets = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean begun;
    private CType type;
    private long bits;
    private int bitSize;
    private boolean open;

    Walk(String path, CType start) {
      this.path = path;
      this.type = start;
    }

    void take(PathStep step) {
      if (step.member() != null) {
        member(step);
      } else {
        index(step);
      }
      begun = true;
    }

    private void member(PathStep step) {
      if (type.bare() instanceof PointerType pointer) {
        follow(pointer, step);
      }
      if (!(type.bare() instanceof StructType struct)) {
        throw new PathException(path, step.at(), "'" + type.text() + "' is no struct");
      }
      Member member =
          struct
              .field(step.member())
              .orElseThrow(() -> new NoSuchMemberException(struct, step.member()));
      open |= struct.isOpen(member);
      bits += member.bitOffset();
      bitSize = member.bitSize();
      type = member.type();
    }

    private void index(PathStep step) {
      CType bare = type.bare();
      if (bare instanceof ArrayType array) {
        check(array, step);
        type = array.element();
      } else if (bare instanceof PointerType pointer) {
        follow(pointer, step);
      } else if (begun || !(bare instanceof StructType)) {
        // At the beginning a struct stands for a pointer to it, too.
        throw new PathException(path, step.at(), "'" + type.text() + "' has no elements");
      }
      if (type.bare() instanceof ForwardType && step.index() != 0) {
        throw new PathException(path, step.at(), "'" + type.text() + "' has no known size");
      }
      try {
        bits = Math.addExact(bits, Math.multiplyExact(step.index(), type.stride() * 8));
      } catch (ArithmeticException e) {
        throw new PathException(path, step.at(), "an index beyond the address space");
      }
    }

    // Kernels declare arrays of unknown length as [] and [0]; any other length is meant.
    private void check(ArrayType array, PathStep step) {
      if (!array.has(step.index())) {
        throw new PathException(path, step.at() + 1, array.lacks(step.index()));
      }
    }

    private void follow(PointerType pointer, PathStep step) {
      offsets.add(bits / 8);
      names.add(path.substring(0, Math.min(step.at(), path.length())).replaceAll("(\\.|->)$", ""));
      bits = 0;
      type = pointer.target();
    }

    MemberPath result() {
      offsets.add(Math.floorDiv(bits, 8));
      return new MemberPath(
          offsets.stream().mapToLong(Long::longValue).toArray(),
          names.toArray(String[]::new),
          type,
          bitSize == 0 ? 0 : Math.floorMod(bits, 8),
          bitSize,
          open);
    }
  }
}
