// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.target.NullPointerRead;
import org.jkdump.target.TargetException;
import org.jkdump.type.NoSuchMemberException;
import org.jkdump.type.PathException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that eval() understands, and its errors for others. */
class ExpressionTest {
  private static final long FIRST = BASE + 0x400;
  private static final long NUMBER = BASE + 0x408;
  private static final long CPU0 = BASE + 0x1000;
  private Kernel kernel;

  // struct box { int b[2][4]; struct box *next; unsigned int bit : 3; } boxes[3], *first; int
  // *number;
  @BeforeEach
  void layOut() {
    FakeKernel fake = new FakeKernel();
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    fake.btf.integer("unsigned char", 1, 0);
    fake.btf.integer("long unsigned int", 8, 0);
    fake.btf.integer("char", 1, BtfBuilder.SIGNED | BtfBuilder.CHAR);
    int matrix = fake.btf.array(fake.btf.array(integer, 4), 2);
    int self = fake.btf.next();
    fake.btf.struct(
        "box",
        48,
        new Member("b", matrix, 0),
        new Member("next", self + 1, 256),
        new Member("bit", integer, 320, 3));
    int pointer = fake.btf.pointer(self);
    fake.symbol("__per_cpu_start", 0).variable("current_box", pointer, 0x10);
    fake.symbol("__per_cpu_end", 0x800);
    fake.variable("boxes", fake.btf.array(self, 3), BASE);
    fake.variable("first", pointer, FIRST);
    fake.variable("number", fake.btf.pointer(integer), NUMBER);
    fake.symbol("__per_cpu_offset", BASE + 0x500);
    fake.variable("hidden", fake.btf.pointer(fake.btf.forward("hidden", false)), FIRST);
    fake.variable("bytes", fake.btf.pointer(0), FIRST);
    fake.target.putNumber(BASE + 2 * 48 + 28, 4, 77).pointer(BASE + 32, BASE + 2 * 48);
    fake.target.pointer(FIRST, BASE).pointer(NUMBER, BASE + 2 * 48 + 28);
    fake.target.pointer(BASE + 0x500, CPU0).pointer(CPU0 + 0x10, BASE + 48);
    fake.target.put(BASE + 0x600, "text\0".getBytes());
    kernel = fake.open();
  }

  private Value eval(String text) {
    return kernel.evaluate(text);
  }

  @ParameterizedTest
  @CsvSource({
    "boxes[2].b[1][3]",
    "boxes[0].next->b[1][3]",
    "first->next.b[1][3]",
    "' first -> next . b [1] [ 0x3 ] '",
    "' * number '",
    "number[0]",
    "(*number)",
    "*(number)",
    "(first)->next->b[1][3]",
    "(*first).next->b[1][3]",
    "*&boxes[2].b[1][3]",
    "(&boxes[2])->b[1][3]",
    "*((int *)0xffff88800001007c)",
    "((struct box *)0xffff888000010000)->next->b[1][3]",
    "((struct box *)&boxes[2])->b[1][3]",
    "((box *)boxes)[2].b[1][3]",
    "((const struct box*)first)[2].b[1][3]",
    "((int *)0xffff88800001007c)[0]",
    "(*(int (*)[8])&boxes[2].b)[7]",
    "((int (*)[4])&boxes[2])[1][3]",
    "((struct box __private *)0xffff888000010000UL)->next->b[1][3]",
    "first[2].b[1][3]",
    "first->next[-2].next->b[1][3]"
  })
  void seventySeven(String text) {
    assertEquals(77, eval(text).num_(), text);
  }

  @Test
  void addresses() {
    assertEquals(FIRST, eval("&first").num_());
    assertEquals("struct box **", eval("&first").type_().text());
    assertEquals(BASE + 32, eval("&boxes[0].next").num_());
    assertEquals(BASE + 2 * 48 + 28, eval("&first->next->b[1][3]").num_());
    assertEquals("int *", eval("&first->next->b[1][3]").type_().text());
    assertEquals(kernel.struct("box", BASE + 48), eval("&boxes[1]"));
    assertEquals(kernel.struct("box", BASE + 48), eval("&((struct box *)boxes)[1]"));
    assertEquals(BASE + 4, eval("&((int *)0xffff888000010000)[1]").num_());
  }

  @Test
  void casts() {
    assertEquals(0xcd, eval("(unsigned char)0xabcd").num_());
    assertEquals("text", eval("(char *)0xffff888000010600").str_());
    assertEquals("0xfffffffffffffff0", eval("(void *)0xfffffffffffffff0").toString());
    assertEquals(BASE, eval("(unsigned long)0xffff888000010000").num_());
    TargetException e = assertThrows(TargetException.class, () -> eval("(struct box)1"));
    assertTrue(e.getMessage().contains("(struct box *)"), e.getMessage());
    TargetException none = assertThrows(TargetException.class, () -> eval("(struct bux *)1"));
    assertTrue(none.getMessage().contains("did you mean 'box'"), none.getMessage());
  }

  @Test
  void elementsOfAPointerLieWhereGccPutsThem() {
    assertEquals(BASE + 3, eval("&bytes[3]").num_());
    assertEquals(BASE + 3, eval("bytes").add_(3).num_());
    PathException e = assertThrows(PathException.class, () -> eval("&hidden[1]"));
    assertTrue(e.getMessage().startsWith("'struct hidden' has no known size"), e.getMessage());
    assertThrows(TargetException.class, () -> eval("hidden").add_(1));
  }

  @Test
  void perCpuVariables() {
    assertEquals(kernel.struct("box", BASE + 48), eval("current_box[0]"));
    assertEquals(0, eval("current_box[0].b[0][0]").num_());
    assertEquals(CPU0 + 0x10, eval("&current_box[0]").num_());
    assertThrows(TargetException.class, () -> eval("current_box.b"));
    assertThrows(TargetException.class, () -> eval("&current_box"));
    assertThrows(TargetException.class, () -> eval("current_box[7].b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | the name of a global variable is expected here | 0",
        "*                | the name of a global variable is expected here | 1",
        "first..b         | a member's name is expected here | 6",
        "first->          | a member's name is expected here | 7",
        "first!b          | '.', '->' or '[' is expected here | 5",
        "first b          | '.', '->' or '[' is expected here | 6",
        "(first           | ')' is expected here | 6",
        "first)           | '.', '->' or '[' is expected here | 5",
        "first->b[1       | a ']' is missing | 8",
        "first->b[x]      | a number is expected here | 9",
        "*boxes[3].b      | 'struct box [3]' has no element 3: its length is 3 | 7",
        "first->b[99999999999] | 'int [2][4]' has no element 99999999999: its length is 2 | 9",
        "first->b.x       | 'int [2][4]' is no struct | 9",
        "*first->b[0][0]  | 'int' is no pointer | 0",
        "12[3]            | 'long int' has no elements | 2",
        "99999999999999999999 | '99999999999999999999' is no integer of 64 bits or less | 0",
        "*&first->bit     | a bit-field has no address | 9"
      })
  void errorsPointAtTheCharacter(String text, String why, int at) {
    PathException e = assertThrows(PathException.class, () -> eval(text));
    assertEquals(why + "\n  " + text + "\n  " + " ".repeat(at) + "^", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "*", "&", "(int)"})
  void endlessPrefixesAreAnErrorNotAnExhaustedStack(String prefix) {
    assertThrows(PathException.class, () -> eval(prefix.repeat(100_000) + "first"));
  }

  @Test
  void unknownNames() {
    NoSuchMemberException e =
        assertThrows(NoSuchMemberException.class, () -> eval("first->nxt->b"));
    assertEquals(
        "struct box has no member 'nxt' in kernel 5.10.0-test; did you mean 'next'?",
        e.getMessage());
    TargetException none = assertThrows(TargetException.class, () -> eval("frist->b"));
    assertEquals("no symbol 'frist'; did you mean 'first'?", none.getMessage());
  }

  @Test
  void nullPointersAreNamed() {
    NullPointerRead e =
        assertThrows(NullPointerRead.class, () -> eval("boxes[1].next->next->b[0][0]"));
    assertTrue(e.getMessage().contains("'[1].next' is NULL"), e.getMessage());
  }

  @Test
  void parsedOnce() {
    CNode parsed = new Expressions(kernel).parse("first->b");
    assertInstanceOf(CNode.Path.class, parsed);
    Expressions expressions = new Expressions(kernel);
    assertTrue(expressions.parse("first->b") == expressions.parse("first->b"));
    Value boxes = eval("boxes");
    assertTrue(boxes.field("[1].b") == boxes.field("[1].b"));
  }
}
