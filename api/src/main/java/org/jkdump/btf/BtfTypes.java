// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.jkdump.type.FloatType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.Kind;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/**
 * The types of one BTF section. Names are indexed at once, each type is built when it is asked for.
 */
public final class BtfTypes implements TypeSource {
  private static final int MAX_DEPTH = 128;
  private static final int MAX_SCALAR = 16;
  private static final VoidType VOID = new VoidType();

  private final BtfData data;
  private final int pointerSize;
  private final AtomicReferenceArray<CType> built;
  private final Map<Kind, Map<String, Integer>> ids = new HashMap<>();
  private final Map<String, Integer> variables = new HashMap<>();
  private volatile Map<String, Long> enumerators;

  /**
   * @param bytes a whole section
   * @param pointerSize bytes
   */
  public BtfTypes(byte[] bytes, int pointerSize) {
    this.data = new BtfData(bytes);
    this.pointerSize = pointerSize;
    this.built = new AtomicReferenceArray<>(data.count());
    for (Kind kind : Kind.values()) {
      ids.put(kind, new HashMap<>());
    }
    for (int id = 1; id < data.count(); id++) {
      index(id);
    }
  }

  @Override
  public Optional<CType> find(Kind kind, String name) {
    return Optional.ofNullable(ids.get(kind).get(name)).map(this::type);
  }

  @Override
  public Optional<CType> variable(String name) {
    return Optional.ofNullable(variables.get(name)).map(id -> type(data.sizeOrType(id)));
  }

  @Override
  public OptionalLong enumerator(String name) {
    if (enumerators == null) {
      enumerators = collectEnumerators();
    }
    Long value = enumerators.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public Collection<String> names(Kind kind) {
    return ids.get(kind).keySet();
  }

  @Override
  public List<StructType> structs() {
    List<StructType> all = new ArrayList<>();
    for (int id = 1; id < data.count(); id++) {
      BtfKind kind = data.kind(id);
      boolean struct = kind == BtfKind.STRUCT || kind == BtfKind.UNION;
      if (struct && type(id) instanceof StructType type && !type.tag().isEmpty()) {
        all.add(type);
      }
    }
    return all;
  }

  /** The type with this id. */
  public CType type(int id) {
    return type(id, 0);
  }

  private CType type(int id, int depth) {
    if (id == 0) {
      return VOID;
    }
    if (id < 0 || id >= built.length()) {
      throw new BtfException("there is no type " + id + " of " + built.length());
    }
    CType known = built.get(id);
    if (known != null) {
      return known;
    }
    if (depth > MAX_DEPTH) {
      throw new BtfException("type " + id + " refers to itself");
    }
    CType made = make(id, depth + 1);
    return built.compareAndSet(id, null, made) ? made : built.get(id);
  }

  private CType make(int id, int depth) {
    return switch (data.kind(id)) {
      case INT -> integer(id);
      case PTR -> new PointerType(type(data.sizeOrType(id), depth), pointerSize);
      case ARRAY -> new ArrayType(type(data.word(id, 0), depth), data.word(id, 2) & 0xffffffffL);
      case STRUCT -> struct(id, Kind.STRUCT);
      case UNION -> struct(id, Kind.UNION);
      case ENUM -> new EnumType(data.name(id), scalar(id), signed(id), enumerators(id));
      case ENUM64 -> new EnumType(data.name(id), scalar(id), data.flag(id), enumerators64(id));
      case FWD -> new ForwardType(data.flag(id) ? Kind.UNION : Kind.STRUCT, data.name(id));
      case TYPEDEF -> new TypedefType(data.name(id), type(data.sizeOrType(id), depth));
      case VOLATILE -> new QualifiedType("volatile", type(data.sizeOrType(id), depth));
      case CONST -> new QualifiedType("const", type(data.sizeOrType(id), depth));
      case RESTRICT -> new QualifiedType("restrict", type(data.sizeOrType(id), depth));
      case FUNC, VAR, TYPE_TAG, DECL_TAG -> type(data.sizeOrType(id), depth);
      case FUNC_PROTO -> function(id, depth);
      case FLOAT -> new FloatType(data.name(id), scalar(id));
      case DATASEC, VOID -> VOID;
    };
  }

  private long size(int id) {
    return data.sizeOrType(id) & 0xffffffffL;
  }

  private long scalar(int id) {
    long size = size(id);
    if (size < 1 || size > MAX_SCALAR) {
      throw new BtfException("type " + id + " is a number of " + size + " bytes");
    }
    return size;
  }

  private CType integer(int id) {
    String name = data.name(id);
    int encoding = data.word(id, 0) >>> 24 & 0xf;
    boolean bool = (encoding & 4) != 0;
    long size = scalar(id);
    return bool ? new BoolType(name, size) : new IntType(name, size, (encoding & 1) != 0);
  }

  private StructType struct(int id, Kind kind) {
    return new StructType(kind, data.name(id), size(id), () -> members(id));
  }

  private List<Member> members(int id) {
    List<Member> members = new ArrayList<>();
    boolean packed = data.flag(id);
    for (int i = 0; i < data.vlen(id); i++) {
      String name = data.string(data.word(id, 3 * i));
      int type = data.word(id, 3 * i + 1);
      int where = data.word(id, 3 * i + 2);
      members.add(
          packed
              ? new Member(name, type(type), where & 0xffffff, where >>> 24)
              : legacyMember(name, type, where & 0xffffffffL));
    }
    return members;
  }

  // Before kernel commit 9d5f9f701b18 ("bpf: btf: fix struct/union/fwd types with kind_flag") (in
  // v5.0) the width of a bit-field was that of an INT of its own, and its place was counted from
  // where that INT's bits begin.
  private Member legacyMember(String name, int id, long offset) {
    CType type = type(id);
    if (id == 0 || data.kind(id) != BtfKind.INT) {
      return new Member(name, type, offset, 0);
    }
    int encoding = data.word(id, 0);
    int bits = encoding & 0xff;
    return bits == type.size() * 8
        ? new Member(name, type, offset, 0)
        : new Member(name, type, offset + (encoding >>> 16 & 0xff), bits);
  }

  private boolean signed(int id) {
    if (data.flag(id)) {
      return true;
    }
    for (int i = 0; i < data.vlen(id); i++) {
      if (data.word(id, 2 * i + 1) < 0) {
        return true;
      }
    }
    return false;
  }

  private List<Enumerator> enumerators(int id) {
    List<Enumerator> all = new ArrayList<>();
    boolean signed = signed(id);
    for (int i = 0; i < data.vlen(id); i++) {
      int value = data.word(id, 2 * i + 1);
      String name = data.string(data.word(id, 2 * i));
      all.add(new Enumerator(name, signed ? value : value & 0xffffffffL));
    }
    return all;
  }

  private List<Enumerator> enumerators64(int id) {
    List<Enumerator> all = new ArrayList<>();
    for (int i = 0; i < data.vlen(id); i++) {
      long low = data.word(id, 3 * i + 1) & 0xffffffffL;
      long high = data.word(id, 3 * i + 2);
      all.add(new Enumerator(data.string(data.word(id, 3 * i)), high << 32 | low));
    }
    return all;
  }

  private FunctionType function(int id, int depth) {
    List<CType> parameters = new ArrayList<>();
    int count = data.vlen(id);
    boolean variadic = count > 0 && data.word(id, 2 * count - 1) == 0;
    for (int i = 0; i < (variadic ? count - 1 : count); i++) {
      parameters.add(type(data.word(id, 2 * i + 1), depth));
    }
    return new FunctionType(type(data.sizeOrType(id), depth), parameters, variadic);
  }

  private void index(int id) {
    switch (data.kind(id)) {
      case STRUCT -> name(Kind.STRUCT, id);
      case UNION -> name(Kind.UNION, id);
      case ENUM, ENUM64 -> name(Kind.ENUM, id);
      case INT, FLOAT, TYPEDEF -> name(Kind.PLAIN, id);
      case VAR, FUNC -> variables.putIfAbsent(data.name(id), id);
      default -> {}
    }
  }

  private void name(Kind kind, int id) {
    String name = data.name(id);
    if (!name.isEmpty()) {
      ids.get(kind).putIfAbsent(name, id);
    }
  }

  private Map<String, Long> collectEnumerators() {
    Map<String, Long> all = new HashMap<>();
    for (int id = 1; id < data.count(); id++) {
      BtfKind kind = data.kind(id);
      if ((kind == BtfKind.ENUM || kind == BtfKind.ENUM64) && type(id) instanceof EnumType type) {
        type.enumerators().forEach(e -> all.putIfAbsent(e.name(), e.value()));
      }
    }
    return all;
  }
}
