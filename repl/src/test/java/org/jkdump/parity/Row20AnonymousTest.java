// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.getStructInfo;
import static org.jkdump.api.PyKdumpAPI.structSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.btf.BtfTypes;
import org.jkdump.target.Facts;
import org.jkdump.target.Space;
import org.jkdump.type.AnonymousName;
import org.jkdump.type.Member;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.StructType;
import org.jkdump.type.Types;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("row 20: stable names for types without a tag")
@Oracle("GDB: offsets and sizes")
class Row20AnonymousTest {
  @Test
  void everyOneInTheKernelIsFoundByItsName() {
    Types types = Dump.kernel().types();
    Map<String, StructType> seen = new HashMap<>();
    for (StructType type : types.structs()) {
      StructType first = types.structs(type.kind(), type.tag()).get(0);
      untagged(first).forEach(inner -> seen.putIfAbsent(inner.name(), inner));
    }
    assertTrue(seen.size() > 900, seen.size() + " names");
    List<String> lost = new ArrayList<>();
    seen.forEach(
        (name, type) -> {
          if (types.struct(name).orElse(null) != type) {
            lost.add(name);
          }
        });
    System.out.println("row 20: " + seen.size() + " types without a tag");
    assertEquals(List.of(), lost);
  }

  private static List<StructType> untagged(StructType type) {
    List<StructType> found = new ArrayList<>();
    for (Member member : type.members()) {
      if (AnonymousName.untagged(member.type()).orElse(null) instanceof StructType inner) {
        found.add(inner);
        found.addAll(untagged(inner));
      }
    }
    return found;
  }

  @Test
  void namesAreTheSameEachTime() {
    Types types = Dump.kernel().types();
    long begin = Dump.kernel().symbolAddress("__start_BTF");
    int size = (int) (Dump.kernel().symbolAddress("__stop_BTF") - begin);
    Facts facts = Dump.kernel().facts();
    byte[] section = Dump.kernel().target().read(Space.KERNEL, 0, begin, size);
    Types again = new Types(List.of(new BtfTypes(section, facts.pointerSize())), 8);
    List<StructType> backwards = new ArrayList<>(again.structs());
    java.util.Collections.reverse(backwards);
    backwards.forEach(type -> untagged(type).forEach(StructType::name));
    assertEquals(
        untagged(types.getStruct("struct sk_buff")).stream().map(StructType::name).toList(),
        untagged(again.getStruct("struct sk_buff")).stream().map(StructType::name).toList());
  }

  @Test
  void theyAreWhereTheNameSays() {
    Dump.kernel();
    StructType union = Dump.kernel().types().getStruct("page:8->union");
    assertEquals("page:8->union", union.name());
    assertEquals(structSize("page:8->union"), union.size());
    StructType second = Dump.kernel().types().getStruct("page:8->union:0->struct#2");
    assertSame(
        second,
        union.members().stream()
            .map(Member::type)
            .filter(t -> t instanceof StructType s && s.tag().isEmpty())
            .skip(1)
            .findFirst()
            .orElseThrow());
    assertEquals("page:8->union:0->struct#2", getStructInfo("page:8->union:0->struct#2").name());
    assertEquals("atomic_t", getStructInfo("atomic_t").name());
    NoSuchMemberException e =
        assertThrows(NoSuchMemberException.class, () -> union.path("nowhere"));
    assertTrue(e.getMessage().startsWith("page:8->union has no member"), e.getMessage());
    assertEquals(-1, structSize("page:9->union"));
  }
}
