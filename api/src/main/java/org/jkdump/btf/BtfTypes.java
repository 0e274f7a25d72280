// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.type.ArrayType;
import org.jkdump.type.BoolType;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.jkdump.type.FloatType;
import org.jkdump.type.ForwardType;
import org.jkdump.type.FunctionType;
import org.jkdump.type.IntType;
import org.jkdump.type.Member;
import org.jkdump.type.PointerType;
import org.jkdump.type.PrototypeSizes;
import org.jkdump.type.QualifiedType;
import org.jkdump.type.Refinement;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;
import org.jkdump.type.TypedefType;
import org.jkdump.type.VoidType;

/**
 * Types of one BTF section. Names are indexed at once; each type is built on first use.
 *
 * <p>BTF loses some facts of the C source: several dimensions of an array (see {@link Refinement}),
 * the difference between {@code []} and {@code [0]}, names of parameters, before Linux 6.0 the
 * upper half of enumerators of more than 32 bits, and almost all variables.
 */
public final class BtfTypes implements TypeSource {
  private static final int MAX_DEPTH = 128;
  private static final int MAX_SCALAR = 16;
  private static final VoidType VOID = new VoidType();

  private final BtfData data;
  private final BtfTypes base;
  private final int pointerSize;
  private final AtomicReferenceArray<CType> built;
  private final BtfIndex index;
  private final Refinement refinement;
  private final PrototypeSizes prototypes = new PrototypeSizes();
  private volatile BtfNames names;
  private volatile Map<String, Integer> enumerators;

  /**
   * @param bytes a whole section
   * @param pointerSize bytes
   */
  public BtfTypes(byte[] bytes, int pointerSize) {
    this(bytes, pointerSize, Refinement.NONE);
  }

  /**
   * @param bytes a whole section
   * @param pointerSize bytes
   */
  public BtfTypes(byte[] bytes, int pointerSize, Refinement refinement) {
    this(new BtfData(bytes), null, pointerSize, refinement);
  }

  /**
   * Reads a module's section, which continues that of vmlinux.
   *
   * @param bytes a whole section
   */
  public BtfTypes(byte[] bytes, BtfTypes base) {
    this(new BtfData(bytes, base.data), base, base.pointerSize, base.refinement);
  }

  private BtfTypes(BtfData data, BtfTypes base, int pointerSize, Refinement refinement) {
    this.refinement = refinement;
    this.data = data;
    this.base = base;
    this.pointerSize = pointerSize;
    this.built = new AtomicReferenceArray<>(data.count() - data.first() + 1);
    this.index = new BtfIndex(data);
  }

  @Override
  public String label() {
    return "the BTF of vmlinux";
  }

  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    int id = index.id(kind, name);
    return id == 0 ? Optional.empty() : Optional.of(type(id));
  }

  @Override
  public List<CType> all(TypeKind kind, String name) {
    return Arrays.stream(index.ids(kind, name)).mapToObj(this::type).toList();
  }

  @Override
  public Optional<CType> variable(String name) {
    int id = index.variable(name);
    return id == 0 ? Optional.empty() : Optional.of(type(data.sizeOrType(id)));
  }

  @Override
  public Collection<String> variables() {
    return index.variables();
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    if (enumerators == null) {
      enumerators = collectEnumerators();
    }
    Integer id = enumerators.get(enumerator);
    return id == null ? Optional.empty() : Optional.of((EnumType) type(id));
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    return index.names(kind);
  }

  @Override
  public List<StructType> structs() {
    List<StructType> all = new ArrayList<>();
    for (int id = data.first(); id < data.count(); id++) {
      BtfKind kind = data.kind(id);
      boolean struct = kind == BtfKind.STRUCT || kind == BtfKind.UNION;
      if (struct && !data.isUnnamed(id) && type(id) instanceof StructType type) {
        all.add(type);
      }
    }
    return all;
  }

  @Override
  public void digest(MessageDigest digest) {
    data.digest(digest);
  }

  /** Returns the number of types, including {@code void} and the types of the base. */
  int count() {
    return data.count();
  }

  /** Returns the size of a pointer in bytes. */
  int pointerSize() {
    return pointerSize;
  }

  /** Returns the type with this id. */
  public CType type(int id) {
    return type(id, 0);
  }

  private CType type(int id, int depth) {
    if (id == 0) {
      return VOID;
    }
    if (id < 0 || id >= data.count()) {
      throw new BtfException("there is no type " + id + " of " + data.count());
    }
    if (id < data.first()) {
      return base.type(id, depth);
    }
    int slot = id - data.first();
    CType known = built.get(slot);
    if (known != null) {
      return known;
    }
    if (depth > MAX_DEPTH) {
      throw new BtfException("type " + id + " refers to itself");
    }
    CType made = make(id, depth + 1);
    return built.compareAndSet(slot, null, made) ? made : built.get(slot);
  }

  private CType make(int id, int depth) {
    return switch (data.kind(id)) {
      case INT -> integer(id);
      case PTR -> new PointerType(type(data.sizeOrType(id), depth), pointerSize);
      case ARRAY -> new ArrayType(type(data.word(id, 0), depth), data.word(id, 2) & 0xffffffffL);
      case STRUCT -> struct(id, TypeKind.STRUCT);
      case UNION -> struct(id, TypeKind.UNION);
      case ENUM -> enumeration(id, signed(id), enumerators(id));
      case ENUM64 -> enumeration(id, data.flag(id), enumerators64(id));
      case FWD -> new ForwardType(data.flag(id) ? TypeKind.UNION : TypeKind.STRUCT, data.name(id));
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
    return bool ? new BoolType(name, size) : new IntType(name, size, signed(name, encoding));
  }

  // Older encoders flag no char as signed. On every machine that crash supports except arm, char
  // was signed then.
  private boolean signed(String name, int encoding) {
    boolean flagged = (encoding & 1) != 0;
    return flagged || name.equals("signed char") || name.equals("char") && charsAreUnflagged();
  }

  private boolean charsAreUnflagged() {
    int id = index.id(TypeKind.PLAIN, "signed char");
    return id > 0 && (data.word(id, 0) >>> 24 & 1) == 0;
  }

  private StructType struct(int id, TypeKind kind) {
    long size = size(id);
    return new StructType(
        kind, data.name(id), () -> size, () -> members(id), () -> name(id), refinement);
  }

  private EnumType enumeration(int id, boolean signed, List<Enumerator> all) {
    return new EnumType(data.name(id), scalar(id), signed, all, name(id));
  }

  private String name(int id) {
    if (names == null) {
      names = new BtfNames(data, index);
    }
    return names.of(id);
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
  // v5.0) a bit-field had an INT of its own, which gave its width, and the member's offset was that
  // of the INT's first bit.
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

  private boolean hasEnumSigns() {
    return index.hasEnumSigns() || base != null && base.hasEnumSigns();
  }

  private boolean signed(int id) {
    if (data.flag(id) || hasEnumSigns()) {
      return data.flag(id);
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
    CType result = type(data.sizeOrType(id), depth);
    return prototypes.checked(new FunctionType(result, parameters, variadic));
  }

  private Map<String, Integer> collectEnumerators() {
    Map<String, Integer> all = new HashMap<>();
    for (int id = data.first(); id < data.count(); id++) {
      BtfKind kind = data.kind(id);
      int width = kind == BtfKind.ENUM ? 2 : kind == BtfKind.ENUM64 ? 3 : 0;
      for (int i = 0; width > 0 && i < data.vlen(id); i++) {
        all.putIfAbsent(data.string(data.word(id, width * i)), id);
      }
    }
    return all;
  }
}
