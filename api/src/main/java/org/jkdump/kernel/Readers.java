// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import org.jkdump.memory.Bytes;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FloatType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** Makes the reader of a type. */
final class Readers {
  private Readers() {}

  /** The reader of a whole value. */
  static Reader of(CType type) {
    CType bare = type.bare();
    if (bare instanceof IntType i) {
      return i.size() > 8
          ? new WideReader(type, (int) i.size(), i.signed())
          : new IntReader(type, (int) i.size(), i.signed());
    }
    if (bare instanceof PointerType pointer) {
      return pointer(type, pointer);
    }
    if (bare instanceof StructType struct) {
      return (kernel, address) -> new Struct(kernel.layout(struct), address);
    }
    if (bare instanceof ArrayType array) {
      return array(type, array);
    }
    return scalar(type, bare);
  }

  /** The reader of a member, for the address of its first byte. */
  static Reader of(Member member) {
    return member.isBitField()
        ? bits(member.type(), (int) (member.bitOffset() % 8), member.bitSize())
        : of(member.type());
  }

  /** The reader of a bit-field that begins at a bit of the addressed byte. */
  static Reader bits(CType type, int bitOffset, int bitSize) {
    CType bare = type.bare();
    BitsReader raw = new BitsReader(type, bitOffset, bitSize, isSigned(bare));
    if (bare instanceof BoolType) {
      return (k, a) -> new BoolValue(k, type, a, raw.num(k, a) != 0);
    }
    if (bare instanceof EnumType e) {
      return (k, a) -> new EnumValue(k, type, e, a, raw.num(k, a));
    }
    return raw;
  }

  private static Reader scalar(CType type, CType bare) {
    int width = (int) bare.size();
    if (bare instanceof BoolType) {
      return (k, a) -> new BoolValue(k, type, a, k.memory().unsigned(a, width) != 0);
    }
    if (bare instanceof EnumType e) {
      IntReader raw = new IntReader(type, width, e.signed());
      return (k, a) -> new EnumValue(k, type, e, a, raw.num(k, a));
    }
    if (bare instanceof FloatType floating && floating.isKnown()) {
      return (k, a) -> new FloatValue(k, type, a, Floats.read(k, a, width));
    }
    if (bare instanceof FunctionType) {
      return (k, a) -> new FunctionValue(k, type, a);
    }
    return (k, a) -> new OpaqueValue(k, type, a);
  }

  private static Reader array(CType type, ArrayType array) {
    if (array.isText()) {
      return TextReader.array(type, (int) array.length());
    }
    Reader element = of(array.element());
    return (k, a) -> new ArrayValue(k, type, array, element, a);
  }

  private static Reader pointer(CType type, PointerType pointer) {
    return pointer.target().bare() instanceof StructType struct
        ? new StructPointerReader(struct)
        : pointer.target().isChar() ? TextReader.pointer(type) : new PointerReader(type);
  }

  private static boolean isSigned(CType bare) {
    return bare instanceof IntType i ? i.signed() : bare instanceof EnumType e && e.signed();
  }

  private record IntReader(CType type, int width, boolean signed) implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      return new IntValue(kernel, type, address, num(kernel, address), signed);
    }

    @Override
    public long num(Kernel kernel, long address) {
      return signed
          ? kernel.memory().signed(address, width)
          : kernel.memory().unsigned(address, width);
    }
  }

  private record WideReader(CType type, int width, boolean signed) implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      byte[] bytes = kernel.memory().read(address, width);
      boolean big = kernel.bigEndian();
      return new WideIntValue(
          kernel, type, address, signed ? Bytes.bigSigned(bytes, big) : Bytes.big(bytes, big));
    }
  }

  private record PointerReader(CType type) implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      return new PointerValue(kernel, type, address, num(kernel, address));
    }

    @Override
    public long num(Kernel kernel, long address) {
      return kernel.memory().pointer(address);
    }
  }

  private record StructPointerReader(StructType struct) implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      return new Struct(kernel.layout(struct), num(kernel, address));
    }

    @Override
    public long num(Kernel kernel, long address) {
      return kernel.memory().pointer(address);
    }
  }
}
