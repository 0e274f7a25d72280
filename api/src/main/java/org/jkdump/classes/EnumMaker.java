// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

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
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.EnumTable;
import org.jkdump.type.EnumType;
import org.jkdump.type.EnumType.Enumerator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the class of an enum: see {@link org.jkdump.generated.EnumConstant}. */
final class EnumMaker {
  /** Constants of a class; an enum that has more gives the others by {@code of(name)}. */
  static final int MAX_CONSTANTS = 3000;

  private static final String PARENT = ClassCode.name(EnumConstant.class);
  private static final String TABLE = ClassCode.name(EnumTable.class);
  private static final String MAKE = "(JLjava/lang/String;)V";

  private EnumMaker() {}

  /** The class file. */
  static byte[] make(NamedType type) {
    String self = type.internalName();
    List<Enumerator> enumerators = enumerators((EnumType) type.type());
    ClassWriter out = ClassCode.type(self, PARENT, ACC_FINAL);
    Map<String, String> names =
        JavaNames.ofEnumerators()
            .of(enumerators.stream().limit(MAX_CONSTANTS).map(Enumerator::name).toList());
    names.values().forEach(name -> field(out, name, "L" + self + ";", null, 0));
    String signature = "L" + TABLE + "<L" + self + ";>;";
    field(out, EnumTable.FIELD, "L" + TABLE + ";", signature, ClassCode.HIDDEN);
    ClassCode.constructor(out, PARENT, MAKE);
    String another = "(JLjava/lang/String;)L" + PARENT + ";";
    ClassCode.maker(out, self, "make$", another, MAKE, false);
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
    out.visitField(ClassCode.CONSTANT | access, name, descriptor, signature, null).visitEnd();
  }

  private static void constants(
      ClassWriter out, String self, List<Enumerator> enumerators, List<String> names) {
    MethodVisitor code = ClassCode.beginInitializer(out);
    table(code, self, enumerators);
    for (int i = 0; i < names.size(); i++) {
      code.visitFieldInsn(GETSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
      ClassCode.number(code, i);
      ClassCode.invoke(code, TABLE, "at", "(I)L" + PARENT + ";");
      code.visitTypeInsn(CHECKCAST, self);
      code.visitFieldInsn(PUTSTATIC, self, names.get(i), "L" + self + ";");
    }
    code.visitInsn(RETURN);
    ClassCode.end(code);
  }

  private static void table(MethodVisitor code, String self, List<Enumerator> enumerators) {
    code.visitTypeInsn(NEW, TABLE);
    code.visitInsn(DUP);
    code.visitTypeInsn(NEW, self);
    code.visitInsn(DUP);
    code.visitInsn(LCONST_0);
    code.visitInsn(ACONST_NULL);
    ClassCode.invokeSpecial(code, self, MAKE);
    TextConstants.push(code, enumerators.stream().map(e -> e.value() + " " + e.name()).toList());
    ClassCode.invokeSpecial(code, TABLE, "(L" + PARENT + ";[Ljava/lang/String;)V");
    code.visitFieldInsn(PUTSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
  }

  private static void of(
      ClassWriter out, String self, String descriptor, String inTable, int load) {
    MethodVisitor code = ClassCode.begin(out, ACC_PUBLIC | ACC_STATIC, "of", descriptor, null);
    code.visitFieldInsn(GETSTATIC, self, EnumTable.FIELD, "L" + TABLE + ";");
    code.visitVarInsn(load, 0);
    ClassCode.invoke(code, TABLE, "of", inTable);
    code.visitTypeInsn(CHECKCAST, self);
    code.visitInsn(Opcodes.ARETURN);
    ClassCode.end(code);
  }
}
