// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bytes that an index is kept as: counts, each with so many rows behind it. */
final class IndexBytes {
  private IndexBytes() {}

  static byte[] of(DwarfIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Named kind : Named.values()) {
      write(index.table(kind), out);
    }
    Map<String, Integer> types = new LinkedHashMap<>();
    index.variables().forEach(v -> types.putIfAbsent(v.type(), types.size()));
    out.writeInt(types.size());
    for (String type : types.keySet()) {
      out.writeUTF(type);
    }
    out.writeInt(index.variables().size());
    for (Variable variable : index.variables()) {
      out.writeUTF(variable.name());
      out.writeLong(variable.address());
      out.writeInt(types.get(variable.type()));
      out.writeBoolean(variable.external());
      out.writeLong(variable.die());
    }
    out.writeInt(index.declared().size());
    for (Map.Entry<String, String> declared : index.declared().entrySet()) {
      out.writeUTF(declared.getKey());
      out.writeUTF(declared.getValue());
    }
    List<ArrayMember> members = new ArrayList<>();
    index.dimensions().values().forEach(members::addAll);
    out.writeInt(members.size());
    for (ArrayMember member : members) {
      write(member, out);
    }
    return bytes.toByteArray();
  }

  private static void write(NameTable table, DataOutputStream out) throws IOException {
    out.writeInt(table.size());
    for (int i = 0; i < table.size(); i++) {
      out.writeUTF(table.names()[i]);
      out.writeLong(table.dies()[i]);
    }
  }

  private static void write(ArrayMember member, DataOutputStream out) throws IOException {
    out.writeUTF(member.struct());
    out.writeUTF(member.path());
    out.writeLong(member.offset());
    out.writeInt(member.lengths().size());
    for (long length : member.lengths()) {
      out.writeLong(length);
    }
  }

  /**
   * Returns the index that was kept.
   *
   * @throws IOException if the bytes are cut short or have a wrong count
   */
  static DwarfIndex index(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Map<Named, NameTable> names = new EnumMap<>(Named.class);
    for (Named kind : Named.values()) {
      names.put(kind, table(in));
    }
    String[] types = new String[count(in)];
    for (int i = 0; i < types.length; i++) {
      types[i] = in.readUTF();
    }
    List<Variable> variables = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      variables.add(variable(in, types));
    }
    Map<String, String> declared = new TreeMap<>();
    for (int left = count(in); left > 0; left--) {
      declared.put(in.readUTF(), in.readUTF());
    }
    List<ArrayMember> members = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      members.add(new ArrayMember(in.readUTF(), in.readUTF(), in.readLong(), lengths(in)));
    }
    return new DwarfIndex(names, variables, declared, DwarfIndex.byStruct(members));
  }

  private static NameTable table(DataInputStream in) throws IOException {
    int count = count(in);
    String[] names = new String[count];
    long[] dies = new long[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.readUTF();
      dies[i] = in.readLong();
    }
    return new NameTable(names, dies);
  }

  private static Variable variable(DataInputStream in, String[] types) throws IOException {
    String name = in.readUTF();
    long address = in.readLong();
    int type = in.readInt();
    if (type < 0 || type >= types.length) {
      throw new IOException("a variable of type " + type + " of " + types.length);
    }
    return new Variable(name, address, types[type], in.readBoolean(), in.readLong());
  }

  private static List<Long> lengths(DataInputStream in) throws IOException {
    List<Long> lengths = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      lengths.add(in.readLong());
    }
    return lengths;
  }

  // Each row has a byte at least.
  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new IOException("a count of " + count + " rows");
    }
    return count;
  }
}
