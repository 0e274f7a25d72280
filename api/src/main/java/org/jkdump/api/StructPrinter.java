// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
  private static final int MAX_INLINE = 60;
  private static final String INDENT = "  ";
  // Deeper than any kernel's structs: ends where damaged types contain themselves.
  private static final int MAX_INDENT = 128;

  private final Kernel kernel;
  private final StructType type;
  private final long address;

  StructPrinter(Struct struct) {
    this.kernel = struct.kernel_();
    this.type = struct.type_();
    this.address = struct.addr_();
  }

  String text() {
    String head = type.text() + String.format(" at 0x%x = ", address);
    return head + lines(members(type, address, ""), "");
  }

  // What is short stands on one line: {.counter = 3}
  private String struct(StructType struct, long at, String indent) {
    List<String> members = members(struct, at, indent);
    int length = members.stream().mapToInt(m -> m.length() + 2).sum();
    boolean inline = length <= MAX_INLINE && members.stream().noneMatch(m -> m.contains("\n"));
    return inline ? "{" + String.join(", ", members) + "}" : lines(members, indent);
  }

  private List<String> members(StructType struct, long at, String indent) {
    return struct.members().stream().map(m -> member(m, at, indent + INDENT)).toList();
  }

  private static String lines(List<String> members, String indent) {
    StringBuilder text = new StringBuilder("{\n");
    members.forEach(m -> text.append(indent).append(INDENT).append(m).append(",\n"));
    return text.append(indent).append('}').toString();
  }

  private String member(Member member, long at, String indent) {
    String name = member.name().isEmpty() ? "" : "." + member.name() + " = ";
    return name + content(member, at, indent);
  }

  private String content(Member member, long at, String indent) {
    if (member.isBitField()) {
      int bit = (int) (member.bitOffset() % 8);
      return scalar(Readers.bits(member.type(), bit, member.bitSize()), at + member.offset());
    }
    return value(member.type(), at + member.offset(), indent);
  }

  private String value(CType declared, long at, String indent) {
    CType bare = declared.bare();
    if (indent.length() > MAX_INDENT) {
      return "{…}";
    }
    if (bare instanceof StructType struct) {
      return struct(struct, at, indent);
    }
    if (bare instanceof ArrayType array && !Readers.isText(array)) {
      return array(array, at, indent);
    }
    return scalar(Readers.of(declared), at);
  }

  private String array(ArrayType array, long at, String indent) {
    long shown = Math.min(array.length(), MAX_ELEMENTS);
    long width = array.element().size();
    String elements =
        LongStream.range(0, shown)
            .mapToObj(i -> value(array.element(), at + i * width, indent))
            .collect(Collectors.joining(", "));
    long more = array.length() - shown;
    return "{" + elements + (more > 0 ? ", ... " + more + " more}" : "}");
  }

  private String scalar(Reader reader, long at) {
    try {
      return form(reader.read(kernel, at));
    } catch (MemoryException e) {
      return "<" + e.outcome() + ">";
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
