// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.typed;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jkdump.api.EnumTable;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the class of an enum: see {@link org.jkdump.api.EnumConstant}. */
final class EnumMaker {
  /** Constants of a class; an enum that has more gives the others by {@code of(name)}. */
  static final int MAX_CONSTANTS = 3000;

  private static final String PARENT = Code.API + "EnumConstant";
  private static final String TABLE = Code.API + "EnumTable";
  private static final String MAKE = "(JLjava/lang/String;)V";

  private EnumMaker() {}

  /** The class file. */
  static byte[] make(NamedType type) {
    String self = type.internalName();
    List<Enumerator> enumerators = enumerators((EnumType) type.type());
    ClassWriter out = Code.type(self, PARENT, ACC_FINAL);
    Map<String, String> names =
        JavaNames.ofEnumerators()
            .of(enumerators.stream().limit(MAX_CONSTANTS).map(Enumerator::name).toList());
    names.values().forEach(name -> field(out, name, "L" + self + ";", null, 0));
    String signature = "L" + TABLE + "<L" + self + ";>;";
    field(out, EnumTable.FIELD, "L" + TABLE + ";", signature, Code.HIDDEN);
    Code.constructor(out, PARENT, MAKE);
    String another = "(JLjava/lang/String;)L" + PARENT + ";";
    Code.maker(out, self, "make$", another, MAKE, false);
    constants(out, self, enumerators, List.copyOf(names.values()));
    of(out, self, "(J)L" + self + ";", "(J)L" + PARENT + ";", LLOAD);
    String text = "(Ljava/lang/String;)L";
    of(out, self, text + self + ";", text + PARENT + ";", ALOAD);
    out.visitEnd();
    return out.toByteArray();
  }

  // C allows none twice.
  private static List<Enumerator> enumerators(EnumType type) {
    Set<String> seen = new HashSet<>();
    return type.enumerators().stream()
        .filter(e -> JavaNames.isUsable(e.name()) && seen.add(e.name()))
        .toList();
  }

  private static void field(
      ClassWriter out, String name, String descriptor, String signature, int access) {
    out.visitField(Code.CONSTANT | access, name, descriptor, signature, null).visitEnd();
  }

  private static void constants(
      ClassWriter out, String self, List<Enumerator> enumerators, List<String> names) {
    Code.initializer(
        out,
        code -> {
          table(code, self, enumerators);
          for (int i = 0; i < names.size(); i++) {
            code.visitFieldInsn(GETSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
            Code.number(code, i);
            Code.invoke(code, TABLE, "at", "(I)L" + PARENT + ";");
            code.visitTypeInsn(CHECKCAST, self);
            code.visitFieldInsn(PUTSTATIC, self, names.get(i), "L" + self + ";");
          }
        });
  }

  private static void table(MethodVisitor code, String self, List<Enumerator> enumerators) {
    code.visitTypeInsn(NEW, TABLE);
    code.visitInsn(DUP);
    code.visitTypeInsn(NEW, self);
    code.visitInsn(DUP);
    code.visitInsn(LCONST_0);
    code.visitInsn(ACONST_NULL);
    Code.invokeSpecial(code, self, MAKE);
    Texts.push(code, enumerators.stream().map(e -> e.value() + " " + e.name()).toList());
    Code.invokeSpecial(code, TABLE, "(L" + PARENT + ";[Ljava/lang/String;)V");
    code.visitFieldInsn(PUTSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
  }

  private static void of(
      ClassWriter out, String self, String descriptor, String inTable, int load) {
    Code.method(
        out,
        ACC_PUBLIC | ACC_STATIC,
        "of",
        descriptor,
        null,
        code -> {
          code.visitFieldInsn(GETSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
          code.visitVarInsn(load, 0);
          Code.invoke(code, TABLE, "of", inTable);
          code.visitTypeInsn(CHECKCAST, self);
          code.visitInsn(Opcodes.ARETURN);
        });
  }
}
