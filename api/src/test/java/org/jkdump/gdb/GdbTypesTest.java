// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.target.TargetException;
import org.jkdump.type.ArrayType;
import org.jkdump.type.EnumType;
import org.jkdump.type.IntType;
import org.jkdump.type.PointerType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypedefType;
import org.junit.jupiter.api.Test;

/** Types read from GDB's text, as crash 8 (GDB 10) and crash 9 (GDB 16) print it. */
class GdbTypesTest {
  private final FakeGdb gdb = new FakeGdb();

  private StructType struct(String name, String layout) {
    gdb.says("printf \"%ld \\n\", (long)(sizeof(((struct nest *)0)->points[0]))", "8 \n");
    gdb.says("ptype /o " + name, layout);
    return gdb.types().getStruct(name);
  }

  private static final String NESTED =
      """
      /* offset    |  size */  type = struct nest {
      /*    0      |     4 */    int before;
      /* XXX  4-byte hole  */
      /*    8      |     8 */    union {
      /*                 8 */        long level1;
      /*                 8 */        struct {
      /*    8      |     4 */            int low;
      /*   12: 0   |     4 */            unsigned int a : 3;
      /*   12: 3   |     4 */            unsigned int b : 13;

                                         /* total size (bytes):    8 */
                                     };

                                     /* total size (bytes):    8 */
                                 };
      /*   16      |    16 */    struct list_head {
      /*   16      |     8 */        struct list_head *next;
      /*   24      |     8 */        struct list_head *prev;

                                     /* total size (bytes):   16 */
                                 } link;
      /*   32      |     8 */    struct {
      /*   16      |     4 */        int x;
      /*   20      |     4 */        int y;
                                 } points[1];
      /*   40      |     0 */    struct {
              <no data fields>

                                     /* total size (bytes):    0 */
                                 } nothing;

                                 /* total size (bytes):   40 */
                               }
      """;

  @Test
  void nestedBodiesCountFromThemselves() {
    StructType nest = struct("struct nest", NESTED);
    assertEquals(40, nest.size());
    assertEquals(12 * 8, nest.field("a").orElseThrow().bitOffset());
    assertEquals(12 * 8 + 3, nest.field("b").orElseThrow().bitOffset());
    assertEquals(13, nest.field("b").orElseThrow().bitSize());
    assertEquals(24, nest.path("link.prev").offset());
    assertEquals(36, nest.path("points[0].y").offset());
    StructType union = assertInstanceOf(StructType.class, nest.members().get(1).type());
    assertEquals(32, ((StructType) union.members().get(1).type()).members().get(1).bitOffset());
  }

  @Test
  void typesWithoutATagAreCalledAfterTheirPlace() {
    StructType nest = struct("struct nest", NESTED);
    StructType union = (StructType) nest.members().get(1).type();
    assertEquals("nest:8->union", union.name());
    assertEquals("nest:8->union:0->struct", ((StructType) union.members().get(1).type()).name());
    StructType inner = gdb.types().getStruct("nest:8->union:0->struct");
    assertEquals("low", inner.members().get(0).name());
    assertEquals("y", gdb.types().getStruct("nest:32/points->struct").members().get(1).name());
  }

  @Test
  void itIsWrittenAsCDeclaresIt() {
    assertEquals(
        """
        struct nest {                     | size=40
            int before;                   | off=0 size=4
            union {                       | off=8 size=8
                long int level1;          | off=8 size=8
                struct {                  | off=8 size=8
                    int low;              | off=8 size=4
                    unsigned int a : 3;   | off=12 size=4
                    unsigned int b : 13;  | off=12 bit=3 size=4
                };
            };
            struct list_head link;        | off=16 size=16
            struct {                      | off=32 size=8
                int x;                    | off=32 size=4
                int y;                    | off=36 size=4
            } points[1];
            struct {                      | off=40 size=0
            } nothing;
        }"""
            .replaceAll(" +\\|", " |"),
        struct("struct nest", NESTED).layout().replaceAll(" +\\|", " |"));
  }

  @Test
  void aPointerAsksForNothingBeforeItIsFollowed() {
    StructType node =
        struct(
            "struct node",
            """
            /* offset      |    size */  type = struct node {
            /*      0      |       8 */    struct node *self;
            /*      8      |       8 */    struct other *other;
            /*     16      |       8 */    void (*run)(struct other *, int);

                                           /* total size (bytes):   24 */
                                         }
            """);
    assertSame(node, ((PointerType) node.members().get(0).type()).target());
    assertEquals("void (*run)(struct other *, int)", node.members().get(2).text());
    assertTrue(gdb.asked.stream().noneMatch(question -> question.contains("struct other")));
    StructType other = (StructType) ((PointerType) node.members().get(1).type()).target();
    gdb.says(
        "ptype /o struct other",
        """
        /* offset      |    size */  type = struct other {
        /*      0      |       4 */    int x;

                                       /* total size (bytes):    4 */
                                     }
        """);
    assertEquals(4, other.size());
  }

  @Test
  void aDeclarationAloneIsNoType() {
    gdb.says("ptype /o struct hidden", "type = struct hidden {\n    <incomplete type>\n}\n");
    assertTrue(gdb.types().find("struct hidden").isEmpty());
    assertTrue(gdb.types().find("struct nowhere").isEmpty());
  }

  // GDB 16: "ptype/o does not work with dynamic types; disabling '/o'".
  @Test
  void aStructThatEndsWithAFlexibleArrayIsMeasuredMemberByMember() {
    gdb.says(
        "printf \"%ld %ld %ld %ld %ld %ld %ld \\n\", (long)(sizeof(((struct flex *)0)->count)),"
            + " (long)(&((struct flex *)0)->count), (long)(sizeof(((struct flex *)0)->bit)),"
            + " (long)(sizeof(((struct flex *)0)->inner)), (long)(&((struct flex *)0)->inner),"
            + " (long)(sizeof(((struct flex *)0)->items)), (long)(&((struct flex *)0)->items)",
        "4 0 4 8 8 0 16 \n");
    gdb.says("printf \"%ld \\n\", (long)(sizeof(struct flex))", "16 \n");
    StructType flex =
        struct(
            "struct flex",
            """
            warning: ptype/o does not work with dynamic types; disabling '/o'
            type = struct flex {
                int count;
                unsigned int bit : 5;
                struct {
                    long inner;
                };
                int items[];
            }
            """);
    assertEquals(16, flex.size());
    assertEquals(32, flex.field("bit").orElseThrow().bitOffset());
    assertEquals(8, flex.path("inner").offset());
    assertEquals(16, flex.path("items").offset());
    assertEquals("int items[]", flex.field("items").orElseThrow().text());
  }

  @Test
  void emptyBracketsAndNoughtAreNotTheSame() {
    StructType tails =
        struct(
            "struct tails",
            """
            /* offset    |  size */  type = struct tails {
            /*    0      |     0 */    int none[0];
            /*    0      |     0 */    int open[];

                                       /* total size (bytes):    0 */
                                     }
            """);
    assertEquals("int none[0]", tails.members().get(0).text());
    assertEquals("int open[]", tails.members().get(1).text());
  }

  @Test
  void enumsInEveryForm() {
    gdb.says("ptype enum state", "type = enum state {BROKEN = -2, NONE, IDLE, BUSY = 10}\n");
    gdb.says("printf \"%ld \\n\", (long)(sizeof(BROKEN))", "4 \n");
    EnumType state = (EnumType) gdb.types().get("enum state");
    assertTrue(state.signed());
    assertEquals(OptionalLong.of(-1), state.valueOf("NONE"));
    gdb.says("ptype enum wide", "type = enum wide {TOP = 18446744073709551615}\n");
    gdb.says("printf \"%ld \\n\", (long)(sizeof(TOP))", "8 \n");
    EnumType wide = (EnumType) gdb.types().get("enum wide");
    assertEquals(8, wide.size());
    assertEquals(OptionalLong.of(-1), wide.valueOf("TOP"));
    gdb.says("whatis LONELY", "type = enum {...}\n");
    gdb.says("ptype LONELY", "type = enum {LONELY = 5}\n");
    gdb.says("printf \"%ld \\n\", (long)(sizeof(LONELY))", "4 \n");
    assertEquals(OptionalLong.of(5), gdb.types().enumerator("LONELY"));
    assertEquals(OptionalLong.empty(), gdb.types().enumerator("MISSING"));
  }

  @Test
  void anEnumThatIsSpelledOutInsideAStruct() {
    gdb.says("printf \"%ld \\n\", (long)(sizeof(X))", "1 \n");
    StructType holder =
        struct(
            "struct holder",
            """
            /* offset    |  size */  type = struct holder {
            /*    4: 2   |     1 */    enum {X = 7, Y} untagged : 5;

                                       /* total size (bytes):    8 */
                                     }
            """);
    EnumType type = (EnumType) holder.members().get(0).type();
    assertEquals(OptionalLong.of(8), type.valueOf("Y"));
    assertEquals("holder:4/untagged->enum", type.name());
    assertEquals(34, holder.members().get(0).bitOffset());
  }

  @Test
  void typedefsAndBasicTypes() {
    TypedefType u8 = assertInstanceOf(TypedefType.class, gdb.types().get("u8"));
    assertEquals(new IntType("unsigned char", 1, false), u8.bare());
    assertEquals(new IntType("char", 1, true), gdb.types().get("char"));
    assertEquals("long int", gdb.types().get("long").text());
    gdb.says("whatis (atomic_t *)0", "type = atomic_t *\n");
    gdb.says("whatis atomic_t", "type = struct {...}\n");
    gdb.says(
        "ptype /o atomic_t",
        """
        type = struct {
        /*    0      |     4 */    int counter;

                                   /* total size (bytes):    4 */
                                 }
        """);
    assertEquals(4, gdb.types().get("atomic_t").size());
    assertEquals("atomic_t->struct", gdb.types().struct("atomic_t").orElseThrow().name());
  }

  @Test
  void aVariableIsNoType() {
    gdb.says("whatis jiffies", "type = unsigned long\n");
    assertTrue(gdb.types().find("jiffies").isEmpty());
  }

  @Test
  void aVariableOfATypeWithoutATag() {
    gdb.says("whatis pair", "type = struct {...} [2]\n");
    gdb.says(
        "ptype /o pair",
        """
        type = struct {
        /*    0      |     4 */    int left;
        /*    4      |     4 */    int right;

                                   /* total size (bytes):    8 */
                                 } [2]
        """);
    ArrayType type = assertInstanceOf(ArrayType.class, gdb.types().variable("pair").orElseThrow());
    assertEquals(2, type.length());
    assertEquals(16, type.size());
  }

  @Test
  void aPointerToABodyThatGdbHidesIsAskedForByItsMember() {
    gdb.says(
        "ptype /o ((struct user *)0)->hidden",
        """
        type = struct {
        /*    0      |     4 */    int deep;

                                   /* total size (bytes):    4 */
                                 } *
        """);
    StructType user =
        struct(
            "struct user",
            """
            /* offset    |  size */  type = struct user {
            /*    0      |     8 */    struct {...} *hidden;

                                       /* total size (bytes):    8 */
                                     }
            """);
    assertEquals("deep", user.path("hidden->deep").names().length == 1 ? "deep" : "");
    StructType hidden = (StructType) ((PointerType) user.members().get(0).type()).target();
    assertEquals("user:0/hidden->struct", hidden.name());
    assertEquals(4, hidden.size());
  }

  @Test
  void damagedTextIsAnError() {
    String[] bad = {
      "type = struct bad {\n/*    0      |     4 */    int x;\n",
      "type = struct bad {\n/* 1 | 4 */ int x y z;\n/* total size (bytes): 4 */\n}\n",
      "type = struct bad {\n/* 1 | 4 */ int x[;\n/* total size (bytes): 4 */\n}\n",
      "type = struct bad {\n/* 9999999999999999999 | 4 */ int x;\n/* total size (bytes): 4 */\n}\n",
      "type = struct bad {\n/* 1999999999999999999 | 4 */ int x;\n/* total size (bytes): 4 */\n}\n",
      "type = struct bad {\n" + "/* 1 | 4 */ struct {\n".repeat(100_000) + "}\n",
    };
    for (String text : bad) {
      FakeGdb fake = new FakeGdb().says("ptype /o struct bad", text);
      assertThrows(
          TargetException.class,
          () -> fake.types().find("struct bad").map(t -> ((StructType) t).members()),
          text.substring(0, 40));
    }
  }

  @Test
  void nothingButNamesIsAsked() {
    assertTrue(gdb.types().find(TypeKind.STRUCT, "x; shell id").isEmpty());
    assertTrue(gdb.types().variable("system(1)").isEmpty());
    assertTrue(gdb.types().enumWith("a\nb").isEmpty());
    assertTrue(gdb.asked.isEmpty(), gdb.asked::toString);
  }
}
