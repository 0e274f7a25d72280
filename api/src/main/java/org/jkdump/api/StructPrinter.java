// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.stream.Collectors;
import org.jkdump.symbol.SymbolOffset;
import org.jkdump.target.MemoryException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** Writes a struct with all its fields as C would initialise it. */
final class StructPrinter {
  private static final int MAX_ELEMENTS = 16;
  private static final String INDENT = "  ";

  private final Kernel kernel;
  private final StructType type;
  private final long address;
  private final StringBuilder text = new StringBuilder();

  StructPrinter(Struct struct) {
    this.kernel = struct.kernel_();
    this.type = struct.type_();
    this.address = struct.addr_();
  }

  String text() {
    text.append(type.text()).append(String.format(" at 0x%x = ", address));
    struct(type, address, "");
    return text.toString();
  }

  private void struct(StructType struct, long at, String indent) {
    text.append("{\n");
    for (Member member : struct.members()) {
      text.append(indent).append(INDENT);
      if (!member.name().isEmpty()) {
        text.append('.').append(member.name()).append(" = ");
      }
      member(member, at, indent + INDENT);
      text.append(",\n");
    }
    text.append(indent).append('}');
  }

  private void member(Member member, long at, String indent) {
    if (member.isBitField()) {
      int bit = (int) (member.bitOffset() % 8);
      Reader reader = Readers.bits(member.type(), bit, member.bitSize());
      scalar(reader, at + member.offset());
    } else {
      value(member.type(), at + member.offset(), indent);
    }
  }

  private void value(CType declared, long at, String indent) {
    CType bare = declared.bare();
    if (bare instanceof StructType struct) {
      struct(struct, at, indent);
    } else if (bare instanceof ArrayType array) {
      array(declared, array, at, indent);
    } else {
      scalar(Readers.of(declared), at);
    }
  }

  private void array(CType declared, ArrayType array, long at, String indent) {
    if (Readers.isText(array)) {
      scalar(Readers.of(declared), at);
      return;
    }
    text.append('{');
    long shown = Math.min(array.length(), MAX_ELEMENTS);
    for (long i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : ", ");
      value(array.element(), at + i * array.element().size(), indent);
    }
    text.append(array.length() > shown ? ", … " + (array.length() - shown) + " more}" : "}");
  }

  private void scalar(Reader reader, long at) {
    try {
      text.append(form(reader.read(kernel, at)));
    } catch (MemoryException e) {
      text.append('<').append(e.outcome()).append('>');
    }
  }

  private String form(Value value) {
    if (value instanceof Struct pointer) {
      return "0x" + Long.toHexString(pointer.addr_());
    }
    if (value instanceof CString string && !string.isNull_()) {
      String quoted = Text.quote(string.str_());
      boolean pointer = string.type_().bare() instanceof PointerType;
      return pointer ? String.format("0x%x %s", string.textAddr_(), quoted) : quoted;
    }
    if (value instanceof PointerValue pointer && pointer.isFunction_() && !pointer.isNull_()) {
      String name = kernel.symbols().loose(pointer.num_()).map(SymbolOffset::toString).orElse("?");
      return pointer + " <" + name + ">";
    }
    return value.toString().lines().collect(Collectors.joining(" "));
  }
}
