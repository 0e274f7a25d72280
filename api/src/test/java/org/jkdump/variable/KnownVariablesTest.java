// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Constant;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.btf.BtfTypes;
import org.jkdump.symbol.Symbols;
import org.jkdump.target.FakeTarget;
import org.jkdump.type.CType;
import org.jkdump.type.Types;
import org.junit.jupiter.api.Test;

class KnownVariablesTest {
  private static final long DATA = 0xffff_ffff_8200_0000L;
  private static final long MODULE = 0xffff_ffff_c000_0000L;

  private static Types types() {
    BtfBuilder btf = new BtfBuilder();
    int integer = btf.integer("int", 4, BtfBuilder.SIGNED);
    btf.integer("char", 1, BtfBuilder.SIGNED);
    btf.struct("pair", 8, new Member("a", integer, 0), new Member("b", integer, 32));
    btf.struct("twin", 4, new Member("a", integer, 0));
    btf.struct("twin", 8, new Member("a", integer, 0), new Member("b", integer, 32));
    btf.enumeration("sizes", 4, false, new Constant("THREE", 3), new Constant("HUGE", 1L << 31));
    return new Types(List.of(new BtfTypes(btf.bytes(), 8)), 8);
  }

  private static Symbols symbols() {
    return new Symbols(
        new FakeTarget()
            .symbol("small", DATA)
            .symbol("large", DATA + 4)
            .symbol("also_large", DATA + 4)
            .symbol("local", DATA + 36)
            .symbol("local", DATA + 40)
            .symbol("__start_rodata", DATA + 0x1000)
            .symbol("banner", DATA + 0x1000)
            .symbol("__start_ro_after_init", DATA + 0x1010)
            .symbol("tunable", DATA + 0x1010)
            .symbol("__end_ro_after_init", DATA + 0x1020)
            .symbol("__end_rodata", DATA + 0x1020)
            .symbol("last", DATA + 0x1030)
            .symbol("loaded", MODULE, 1)
            .symbol("local", MODULE + 4, 1)
            .module("one", MODULE, 0x1000)
            .symbols());
  }

  private static KnownVariables known(String declarations) {
    Symbols symbols = symbols();
    return new KnownVariables(types(), () -> symbols, () -> new Declarations(declarations));
  }

  private static String type(String name, String declarations) {
    return known(declarations).variable(name).map(CType::text).orElse("absent");
  }

  private static void assertMisfit(String why, String name, String declarations) {
    assertEquals("absent", type(name, declarations));
    String said = known(declarations).missing(name);
    assertTrue(said.contains("its declaration does not fit: " + why), said);
  }

  @Test
  void aDeclarationThatFitsIsBelieved() {
    assertEquals("int", type("small", "extern int small;"));
    assertEquals("struct pair *[4]", type("large", "extern struct pair *large[4];"));
    assertEquals("struct pair", type("last", "extern struct pair last;"));
  }

  @Test
  void theVariableMustEndBeforeTheNextSymbol() {
    assertMisfit("it would have 8 bytes", "small", "extern struct pair small;");
    assertMisfit("it would have 40 bytes", "large", "extern struct pair large[5];");
    assertMisfit("there is no room", "small", "extern struct pair small[];");
  }

  @Test
  void allTypesMustExist() {
    assertMisfit("BTF lacks a type of", "small", "extern struct none *small;");
    assertMisfit("BTF lacks a type of", "small", "extern int (*small)(struct none *);");
    assertMisfit("BTF lacks a type of", "small", "extern struct { struct none n; } small;");
    assertMisfit("BTF has several of 'struct twin'", "small", "extern struct twin small;");
  }

  @Test
  void vmlinuxMustHaveOneSuchSymbol() {
    assertMisfit("vmlinux has no such symbol", "none", "extern int none;");
    assertMisfit("vmlinux has no such symbol", "loaded", "extern int loaded;");
    assertMisfit("vmlinux has several such symbols", "local", "extern int local;");
  }

  @Test
  void theFirstThatFitsCounts() {
    String three = "extern struct none v; extern int v; extern char v;".replace("v", "small");
    assertEquals("int", type("small", three));
    String wide = "extern struct pair v; extern char v;".replace("v", "small");
    assertEquals("char", type("small", wide));
  }

  @Test
  void anOpenArrayReachesToTheNextSymbol() {
    assertEquals("struct pair [4]", type("large", "extern struct pair large[];"));
    assertEquals("int [2][4]", type("large", "extern int large[][4];"));
    assertEquals("int []", type("last", "extern int last[];"));
  }

  @Test
  void aLengthMayBeAnEnumerator() {
    assertEquals("int [3]", type("large", "extern int large[THREE];"));
    assertMisfit("BTF has no length 'FOUR'", "large", "extern int large[FOUR];");
    assertMisfit("BTF has no length 'HUGE'", "large", "extern int large[HUGE];");
  }

  @Test
  void constCountsInReadOnlyDataOnly() {
    assertEquals("const char [16]", type("banner", "extern const char banner[];"));
    assertEquals("int *const", type("banner", "extern int *const banner;"));
    assertEquals("char [16]", type("tunable", "extern const char tunable[];"));
    assertEquals("const int *", type("large", "extern const int *const large;"));
  }

  @Test
  void aStructMayHaveABody() {
    CType type =
        known("extern struct { char c; struct pair p; } large;").variable("large").orElseThrow();
    assertEquals(12, type.size());
  }

  @Test
  void theMessageSaysWhatWouldMakeTheTypeKnown() {
    assertEquals(
        "no type is known for 'x': debuginfo of vmlinux has the types of all variables"
            + " (linux-image-RELEASE-dbg on Debian, kernel-debuginfo on Fedora and RHEL); or say"
            + " the type, readSU(type, addr)",
        known("").missing("x"));
  }

  @Test
  void aModulesVariableIsInTheModulesDebuginfo() {
    assertEquals(
        "no type is known for 'loaded': it belongs to module one, whose debuginfo has it:"
            + " loadModule(\"one\"); or say the type, readSU(type, addr)",
        known("").missing("loaded"));
  }
}
