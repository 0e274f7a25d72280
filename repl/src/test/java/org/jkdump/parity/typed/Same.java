// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jkdump.generated.Array;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.Pointer;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.ArrayValue;
import org.jkdump.kernel.BoolValue;
import org.jkdump.kernel.EnumValue;
import org.jkdump.kernel.FloatValue;
import org.jkdump.kernel.PointerValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.TargetException;

/** Compares a generated class with the dynamic form. */
final class Same {
  private static final int FIRST_ROWS = 2;

  private Same() {}

  /** Asserts that both give the same value, or the same error text. */
  static void of(String where, Supplier<Object> typed, Supplier<Value> dynamic) {
    Value expected;
    try {
      expected = dynamic.get();
    } catch (TargetException e) {
      assertEquals(e.getMessage(), refusal(where, typed), where);
      return;
    }
    value(where, typed.get(), expected);
  }

  private static String refusal(String where, Supplier<Object> typed) {
    try {
      return where + " gave " + typed.get();
    } catch (TargetException e) {
      return e.getMessage();
    }
  }

  /** Compares the result of a generated method with the dynamic value. */
  static void value(String where, Object typed, Value dynamic) {
    if (typed instanceof Integer || typed instanceof Long) {
      assertFalse(dynamic instanceof BoolValue, where);
      assertEquals(dynamic.num_(), ((Number) typed).longValue(), where);
    } else if (typed instanceof BigInteger) {
      assertEquals(dynamic.big_(), typed, where);
    } else if (typed instanceof Boolean) {
      assertTrue(dynamic instanceof BoolValue, where);
      assertEquals(dynamic.num_() != 0, typed, where);
    } else if (typed instanceof Double) {
      assertEquals(((FloatValue) dynamic).double_(), typed, where);
    } else if (typed instanceof EnumConstant constant) {
      assertTrue(dynamic instanceof EnumValue, where);
      assertEquals(dynamic.num_(), constant.num_(), where);
      assertEquals(dynamic.toString(), constant.toString(), where);
    } else if (typed instanceof TypedStruct struct) {
      assertEquals(((Struct) dynamic).addr_(), struct.addr_(), where);
      assertEquals(((Struct) dynamic).type_().text(), struct.type_().text(), where);
      assertEquals(dynamic.size_(), struct.size_(), where);
    } else if (typed instanceof Array<?> array) {
      array(where, array, (ArrayValue) dynamic);
    } else if (typed instanceof Pointer<?> pointer) {
      pointer(where, pointer, (PointerValue) dynamic);
    } else {
      plain(where, (Value) typed, dynamic);
    }
  }

  private static void plain(String where, Value typed, Value dynamic) {
    assertEquals(dynamic.getClass(), typed.getClass(), where);
    assertEquals(dynamic.addr_(), typed.addr_(), where);
    assertEquals(dynamic.type_().text(), typed.type_().text(), where);
    assertEquals(dynamic.isNull_(), typed.isNull_(), where);
    assertEquals(text(dynamic), text(typed), where);
  }

  private static String text(Value value) {
    try {
      return value.toString();
    } catch (TargetException e) {
      return e.getMessage();
    }
  }

  private static void pointer(String where, Pointer<?> typed, PointerValue dynamic) {
    assertEquals(dynamic.num_(), typed.num_(), where);
    assertEquals(dynamic.addr_(), typed.addr_(), where);
    of(where + "[0]", typed::get_, dynamic::deref_);
  }

  private static void array(String where, Array<?> typed, ArrayValue dynamic) {
    assertEquals(dynamic.addr_(), typed.addr_(), where);
    assertEquals(dynamic.size_(), typed.size_(), where);
    assertEquals(dynamic.length_(), typed.length_(), where);
    long[] lengths = typed.lengths_();
    for (long[] index : indices(lengths)) {
      String at = where + Arrays.toString(index);
      of(at, () -> typed.get_(index), () -> element(dynamic, index));
    }
    assertEquals(text(dynamic), text(typed), where);
  }

  private static Value element(Value value, long[] index) {
    Value at = value;
    for (long i : index) {
      at = at.at_(i);
    }
    return at;
  }

  // Returns the first, the second and the last index of each dimension.
  private static List<long[]> indices(long[] lengths) {
    List<long[]> all = List.of(new long[0]);
    for (long length : lengths) {
      Set<Long> wanted = new TreeSet<>(List.of(Math.max(0, length - 1)));
      LongStream.range(0, Math.min(FIRST_ROWS, length)).forEach(wanted::add);
      all =
          all.stream()
              .flatMap(
                  begin ->
                      wanted.stream()
                          .map(i -> LongStream.concat(LongStream.of(begin), LongStream.of(i)))
                          .map(LongStream::toArray))
              .toList();
    }
    return all;
  }
}
