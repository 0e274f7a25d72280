// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a BTF section record by record, as Documentation/bpf/btf.rst lays it out. */
public final class BtfBuilder {
  public static final int SIGNED = 1;
  public static final int CHAR = 2;
  public static final int BOOL = 4;
  private static final int FLAG = 1 << 31;

  private final ByteOrder order;
  private final ByteArrayOutputStream types = new ByteArrayOutputStream();
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private int last;
  private int firstString;

  /** Member; {@code bits} is the width of a bit-field, otherwise 0. */
  public record Member(String name, int type, int bitOffset, int bits) {
    public Member(String name, int type, int bitOffset) {
      this(name, type, bitOffset, 0);
    }
  }

  /** Enumerator of an enum. */
  public record Constant(String name, long value) {}

  public BtfBuilder() {
    this(ByteOrder.LITTLE_ENDIAN);
  }

  public BtfBuilder(ByteOrder order) {
    this.order = order;
    strings.write(0);
  }

  /** Returns a section that continues this one, as a module's does; this one must be finished. */
  public BtfBuilder split() {
    BtfBuilder module = new BtfBuilder(order);
    module.last = last;
    module.firstString = firstString + strings.size();
    return module;
  }

  public int integer(String name, int size, int encoding) {
    return integer(name, size, encoding, 0, size * 8);
  }

  public int integer(String name, int size, int encoding, int bitOffset, int bits) {
    record(BtfKind.INT, name, 0, size);
    words(encoding << 24 | bitOffset << 16 | bits);
    return last;
  }

  /**
   * Adds a record with one reference: PTR, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC or TYPE_TAG.
   */
  int reference(BtfKind kind, String name, int to) {
    return record(kind, name, 0, to);
  }

  public int pointer(int to) {
    return reference(BtfKind.PTR, "", to);
  }

  public int typedef(String name, int to) {
    return reference(BtfKind.TYPEDEF, name, to);
  }

  public int variable(String name, int type) {
    record(BtfKind.VAR, name, 0, type);
    words(1);
    return last;
  }

  public int array(int element, int length) {
    record(BtfKind.ARRAY, "", 0, 0);
    words(element, element, length);
    return last;
  }

  public int forward(String name, boolean union) {
    return record(BtfKind.FWD, name, union ? FLAG : 0, 0);
  }

  public int floating(String name, int size) {
    return record(BtfKind.FLOAT, name, 0, size);
  }

  public int struct(String name, int size, Member... members) {
    return composite(BtfKind.STRUCT, name, size, members);
  }

  public int union(String name, int size, Member... members) {
    return composite(BtfKind.UNION, name, size, members);
  }

  /** Adds a struct without kind_flag: the width of a bit-field is that of its INT. */
  public int legacyStruct(String name, int size, Member... members) {
    record(BtfKind.STRUCT, name, members.length, size);
    for (Member member : members) {
      words(string(member.name), member.type, member.bitOffset);
    }
    return last;
  }

  public int enumeration(String name, int size, boolean flag, Constant... constants) {
    record(BtfKind.ENUM, name, (flag ? FLAG : 0) | constants.length, size);
    for (Constant constant : constants) {
      words(string(constant.name), (int) constant.value);
    }
    return last;
  }

  public int enumeration64(String name, boolean flag, Constant... constants) {
    record(BtfKind.ENUM64, name, (flag ? FLAG : 0) | constants.length, 8);
    for (Constant constant : constants) {
      words(string(constant.name), (int) constant.value, (int) (constant.value >>> 32));
    }
    return last;
  }

  /** Adds a prototype; a last parameter of type 0 stands for the three dots. */
  public int prototype(int result, int... parameters) {
    record(BtfKind.FUNC_PROTO, "", parameters.length, result);
    for (int parameter : parameters) {
      words(parameter == 0 ? 0 : string("p"), parameter);
    }
    return last;
  }

  public int tag(String name, int to) {
    record(BtfKind.DECL_TAG, name, 0, to);
    words(-1);
    return last;
  }

  public int section(String name, int variable) {
    record(BtfKind.DATASEC, name, 1, 8);
    words(variable, 0, 8);
    return last;
  }

  /** Adds a record of any numbers. */
  public int raw(int name, int info, int sizeOrType, int... more) {
    words(name, info, sizeOrType);
    words(more);
    return ++last;
  }

  /** Returns the id of the next record. */
  public int next() {
    return last + 1;
  }

  /** Returns the finished section. */
  public byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(24 + types.size() + strings.size()).order(order);
    all.putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(24);
    all.putInt(0).putInt(types.size()).putInt(types.size()).putInt(strings.size());
    return all.put(types.toByteArray()).put(strings.toByteArray()).array();
  }

  private int composite(BtfKind kind, String name, int size, Member... members) {
    record(kind, name, FLAG | members.length, size);
    for (Member member : members) {
      words(string(member.name), member.type, member.bits << 24 | member.bitOffset);
    }
    return last;
  }

  private int record(BtfKind kind, String name, int flagAndLength, int sizeOrType) {
    return raw(string(name), kind.ordinal() << 24 | flagAndLength, sizeOrType);
  }

  private int string(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int at = firstString + strings.size();
    strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    strings.write(0);
    return at;
  }

  private void words(int... words) {
    for (int word : words) {
      types.writeBytes(ByteBuffer.allocate(4).order(order).putInt(word).array());
    }
  }
}
