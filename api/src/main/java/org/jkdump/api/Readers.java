// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import org.jkdump.memory.Bytes;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.FloatType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** Makes the reader of a type. */
final class Readers {
  /** Bytes of a {@code char *} that are looked at. */
  static final int MAX_TEXT = 4096;

  private Readers() {}

  /** The reader of a whole value. */
  static Reader of(CType type) {
    CType bare = type.bare();
    if (bare instanceof IntType i) {
      return new IntReader(type, (int) Math.min(i.size(), 8), i.signed());
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

  /** Whether an array is shown as text. */
  static boolean isText(ArrayType array) {
    return array.element().bare() instanceof IntType i && i.isChar() && array.length() > 0;
  }

  private static Reader scalar(CType type, CType bare) {
    int width = (int) bare.size();
    if (bare instanceof BoolType) {
      return (k, a) -> new BoolValue(k, type, a, k.memory().unsigned(a, width) != 0);
    }
    if (bare instanceof EnumType e) {
      return (k, a) ->
          new EnumValue(
              k,
              type,
              e,
              a,
              e.signed() ? k.memory().signed(a, width) : k.memory().unsigned(a, width));
    }
    if (bare instanceof FloatType && width == 4) {
      return (k, a) ->
          new FloatValue(k, type, a, Float.intBitsToFloat((int) k.memory().unsigned(a, 4)));
    }
    if (bare instanceof FloatType && width == 8) {
      return (k, a) ->
          new FloatValue(k, type, a, Double.longBitsToDouble(k.memory().unsigned(a, 8)));
    }
    if (bare instanceof FunctionType) {
      return (k, a) -> new FunctionValue(k, type, a);
    }
    return (k, a) -> new OpaqueValue(k, type, a);
  }

  private static Reader array(CType type, ArrayType array) {
    return isText(array)
        ? (k, a) -> new CString(k, type, a, a, k.memory().read(a, Math.toIntExact(array.length())))
        : (k, a) -> new ArrayValue(k, type, array, a);
  }

  private static Reader pointer(CType type, PointerType pointer) {
    CType target = pointer.target().bare();
    if (target instanceof StructType struct) {
      return new StructPointerReader(struct);
    }
    if (target instanceof IntType i && i.isChar()) {
      return (k, a) -> text(k, type, a, k.memory().pointer(a));
    }
    return new PointerReader(type);
  }

  private static Value text(Kernel kernel, CType type, long address, long text) {
    byte[] bytes = text == 0 ? new byte[0] : kernel.memory().readCString(text, MAX_TEXT);
    return new CString(kernel, type, address, text, bytes);
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

  private record BitsReader(CType type, int bitOffset, int bitSize, boolean signed)
      implements Reader {
    @Override
    public Value read(Kernel kernel, long address) {
      return new IntValue(kernel, type, address, num(kernel, address), signed);
    }

    @Override
    public long num(Kernel kernel, long address) {
      int bytes = (bitOffset + bitSize + 7) / 8;
      byte[] raw = kernel.memory().read(address, bytes);
      long value = kernel.bigEndian() ? big(raw) : little(raw);
      return signed ? Bytes.signExtend(value, bitSize) : value;
    }

    private long little(byte[] raw) {
      return pick(i -> raw[(bitOffset + i) / 8] >> (bitOffset + i) % 8 & 1);
    }

    // On big-endian machines the first bit of a bit-field is its most significant one.
    private long big(byte[] raw) {
      return pick(
          i -> {
            int bit = bitOffset + bitSize - 1 - i;
            return raw[bit / 8] >> 7 - bit % 8 & 1;
          });
    }

    private long pick(java.util.function.IntUnaryOperator bit) {
      long value = 0;
      for (int i = bitSize - 1; i >= 0; i--) {
        value = value << 1 | bit.applyAsInt(i);
      }
      return value;
    }
  }
}
