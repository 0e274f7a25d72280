// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import org.jkdump.generated.Global;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.FloatValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Code that reads a field and returns it as its Java type. The object, and an index if the method
 * takes one, are on the stack already.
 *
 * @param owner class that reads
 * @param suffix of its methods' names
 * @param parameters of its methods before any other
 */
record GetterCode(String owner, String suffix, String parameters) {
  private static final String CLASS = "Ljava/lang/Class;";

  /** Fields of a struct, by their index. */
  static final GetterCode OF_STRUCT = new GetterCode(ClassCode.name(TypedStruct.class), "$", "I");

  /** A global variable. */
  static final GetterCode OF_GLOBAL = new GetterCode(ClassCode.name(Global.class), "", "");

  void emit(MethodVisitor code, JavaType type) {
    switch (type.how()) {
      case INT -> {
        read(code, "num", "J");
        code.visitInsn(Opcodes.L2I);
      }
      case LONG -> read(code, "num", "J");
      case BOOL -> read(code, "bool", "Z");
      case DOUBLE -> {
        cast(code, ClassCode.name(FloatValue.class));
        ClassCode.invoke(code, ClassCode.name(FloatValue.class), "double_", "()D");
      }
      case BIG -> {
        read(code, "value", Type.getDescriptor(Value.class));
        ClassCode.invoke(code, ClassCode.name(Value.class), "big_", "()Ljava/math/BigInteger;");
      }
      case ENUM -> {
        read(code, "num", "J");
        ClassCode.invokeStatic(code, type.name(), "of", "(J)L" + type.name() + ";");
      }
      case STRUCT -> {
        code.visitLdcInsn(Type.getObjectType(type.name()));
        ClassCode.invoke(
            code,
            owner,
            "su" + suffix,
            "(" + parameters + CLASS + ")" + Type.getDescriptor(Struct.class));
        code.visitTypeInsn(Opcodes.CHECKCAST, type.name());
      }
      case ARRAY -> elements(code, "array", type);
      case POINTER -> elements(code, "pointer", type);
      case VALUE -> cast(code, type.name());
    }
    code.visitInsn(Type.getType(type.descriptor()).getOpcode(Opcodes.IRETURN));
  }

  private void read(MethodVisitor code, String what, String result) {
    ClassCode.invoke(code, owner, what + suffix, "(" + parameters + ")" + result);
  }

  private void cast(MethodVisitor code, String type) {
    read(code, "value", Type.getDescriptor(Value.class));
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
  }

  private void elements(MethodVisitor code, String what, JavaType type) {
    code.visitLdcInsn(Type.getObjectType(type.element()));
    String result = "L" + type.name() + ";";
    ClassCode.invoke(code, owner, what + suffix, "(" + parameters + CLASS + ")" + result);
  }
}
