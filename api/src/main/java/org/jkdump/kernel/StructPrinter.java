// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.jkdump.artwork.Table;
import org.jkdump.memory.DumpText;
import org.jkdump.type.ArrayType;
import org.jkdump.type.CType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;

/** Writes a struct with all its fields as C would initialise it. */
record StructPrinter(Kernel kernel) {
  private static final int MAX_INLINE = 60;
  private static final int MAX_CELL = 100;
  // The limit of GDB.
  private static final int MAX_TEXT = 200;
  private static final String INDENT = "  ";
  // Deeper than any kernel's structs: stops damaged types that contain themselves.
  private static final int MAX_INDENT = 128;

  String text(Struct struct) {
    String head = struct.type_().label() + " at 0x" + Long.toHexString(struct.addr_()) + " = ";
    return head + lines(members(struct.type_(), struct.addr_(), ""), "");
  }

  Table table(Struct struct) {
    Table table = Table.of("offset", "size", "type", "name", "value").right("offset", "size");
    for (Member member : struct.type_().fields().values()) {
      CType type = member.type();
      long at = struct.addr_() + member.offset();
      String value = struct.isNull_() ? "" : oneLine(content(type, Readers.of(member), at, ""));
      table.row(place(member), size(member), type.text(), member.name(), cut(value));
    }
    return table;
  }

  private static String place(Member member) {
    return member.offset() + (member.isBitField() ? ":" + member.bitOffset() % 8 : "");
  }

  private static String size(Member member) {
    int bits = member.bitSize();
    return bits == 0 ? "" + member.type().size() : bits == 1 ? "1 bit" : bits + " bits";
  }

  // A short struct takes one line: {.counter = 3}
  private String struct(StructType struct, long at, String indent) {
    List<String> members = members(struct, at, indent);
    int length = 0;
    for (String member : members) {
      length += member.indexOf('\n') < 0 ? member.length() + 2 : MAX_INLINE + 1;
    }
    return length <= MAX_INLINE ? "{" + String.join(", ", members) + "}" : lines(members, indent);
  }

  private List<String> members(StructType struct, long at, String indent) {
    return Stream.of(kernel.layout(struct).parts())
        .map(part -> member(part.member(), part.reader(), at, indent + INDENT))
        .toList();
  }

  private static String lines(List<String> members, String indent) {
    StringBuilder text = new StringBuilder("{\n");
    members.forEach(m -> text.append(indent).append(INDENT).append(m).append(",\n"));
    return text.append(indent).append('}').toString();
  }

  private String member(Member member, Reader reader, long at, String indent) {
    String content = content(member.type(), reader, at + member.offset(), indent);
    return member.name().isEmpty() ? content : "." + member.name() + " = " + content;
  }

  private String content(CType declared, Reader reader, long at, String indent) {
    CType bare = declared.bare();
    if (indent.length() > MAX_INDENT) {
      return "{…}";
    }
    if (bare instanceof StructType struct) {
      return struct(struct, at, indent);
    }
    if (bare instanceof ArrayType array && !array.isText()) {
      CType element = array.element();
      Reader each = Readers.of(element);
      return new ArrayText(kernel, array, at).text(place -> content(element, each, place, indent));
    }
    return Value.orUnreadable(() -> form(reader.read(kernel, at)));
  }

  private static String form(Value value) {
    if (value instanceof Struct pointer) {
      return "0x" + Long.toHexString(pointer.addr_());
    }
    if (value instanceof CString string && !string.isNull_()) {
      return text(string);
    }
    if (value instanceof PointerValue pointer && pointer.isFunction_() && !pointer.isNull_()) {
      return FunctionValue.described(value.kernel_(), pointer.num_());
    }
    if (value instanceof IntValue && value.type_().isChar()) {
      return character(value);
    }
    return oneLine(value.toString());
  }

  private static String character(Value value) {
    long c = value.num_();
    return c < ' ' || c > '~' ? value.toString() : value + " '" + (char) c + "'";
  }

  private static String text(CString string) {
    if (string.unreadable() != null) {
      return string.unreadable();
    }
    String whole = string.str_();
    boolean all = whole.length() <= MAX_TEXT && !string.isCut_();
    String shown = whole.length() <= MAX_TEXT ? whole : whole.substring(0, MAX_TEXT);
    String quoted = DumpText.quote(shown) + (all ? "" : "...");
    boolean pointer = string.type_().bare() instanceof PointerType;
    return pointer ? "0x" + Long.toHexString(string.textAddr_()) + " " + quoted : quoted;
  }

  // Keeps the lines of tables short; dump_() shows all.
  private static String cut(String value) {
    return value.length() <= MAX_CELL ? value : value.substring(0, MAX_CELL - 1) + "…";
  }

  private static String oneLine(String text) {
    return text.indexOf('\n') < 0 ? text : text.replaceAll("\\s*\n\\s*", " ");
  }
}
