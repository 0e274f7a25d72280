// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.type.CType;
import org.jkdump.type.IntType;
import org.jkdump.type.PathException;

/** A part of a C expression. */
sealed interface CNode {
  /** The value of this part. */
  Value value(Kernel kernel);

  /** A pointer to it: C's {@code &} in front. */
  Value pointer(Kernel kernel);

  /** A global variable. */
  record Name(String name) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      return kernel.symbolValue(name);
    }

    @Override
    public Value pointer(Kernel kernel) {
      Value value = kernel.symbolValue(name);
      if (value instanceof PerCpuValue) {
        throw value.cannot("is a per-CPU variable: say whose, &" + name + "[cpu]");
      }
      CType type = kernel.types().pointerTo(kernel.variableType(name));
      return Pointers.of(kernel, type, kernel.symbolAddress(name));
    }
  }

  /** A number, which only a cast makes something of. */
  record Number(long number) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      IntType type = new IntType("long int", kernel.facts().longSize(), true);
      return new IntValue(kernel, type, 0, number, true);
    }

    @Override
    public Value pointer(Kernel kernel) {
      throw value(kernel).cannot("is a number: it has no address");
    }
  }

  /**
   * Members and indices of a base.
   *
   * @param path such as {@code .a->b[2]}
   * @param at index of the path in the whole expression
   */
  record Path(CNode base, String path, String whole, int at) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      Value start = base.value(kernel);
      try {
        return start.get_(path);
      } catch (PathException e) {
        throw located(e);
      }
    }

    @Override
    public Value pointer(Kernel kernel) {
      Value start = base.value(kernel);
      try {
        return start.pointerTo(path);
      } catch (PathException e) {
        throw located(e);
      }
    }

    // Only what is wrong with this path itself: its value may have been asked for another one.
    private PathException located(PathException e) {
      return path.endsWith(e.path()) ? e.in(whole, at + path.length() - e.path().length()) : e;
    }
  }

  /** {@code *} in front. */
  record Dereference(CNode pointer, String whole, int at) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      Value value = pointer.value(kernel);
      if (value instanceof Struct || value.isPointer()) {
        return value.deref_();
      }
      throw new PathException(whole, at, "'" + value.type_().text() + "' is no pointer");
    }

    @Override
    public Value pointer(Kernel kernel) {
      return pointer.value(kernel);
    }
  }

  /** {@code &} in front. */
  record Address(CNode of) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      return of.pointer(kernel);
    }

    @Override
    public Value pointer(Kernel kernel) {
      throw value(kernel).cannot("is an address: it has none itself");
    }
  }

  /** A type in parentheses in front. */
  record Cast(String type, CNode operand) implements CNode {
    @Override
    public Value value(Kernel kernel) {
      Value value = operand.value(kernel);
      long number = value instanceof ArrayValue ? value.addr_() : value.num_();
      return Pointers.cast(kernel, kernel.types().get(type), number);
    }

    @Override
    public Value pointer(Kernel kernel) {
      throw value(kernel).cannot("is made by a cast: it has no address");
    }
  }
}
