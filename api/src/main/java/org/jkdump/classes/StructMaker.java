// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jkdump.generated.FieldRow;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.type.Member;
import org.jkdump.type.StructType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Makes the class of a struct or union: see {@link org.jkdump.generated.TypedStruct}. */
final class StructMaker {
  /** Fields of a class; a struct that has more gives the others by name, {@code get_("x")}. */
  static final int MAX_FIELDS = 5000;

  // All rows and constants must find room in one method.
  private static final int MAX_DECLARATION = 1000;

  private static final String PARENT = ClassCode.name(TypedStruct.class);
  private static final String STRUCT = ClassCode.name(Struct.class);
  private static final String ABOUT = ClassCode.name(KernelClass.class);
  private static final String FIELD = ClassCode.name(StructField.class);
  private static final String MAKE = "(L" + STRUCT + ";J)V";

  private final NamedTypes named;
  private final ArrayLengths lengths;
  private final JavaNames fieldNames = JavaNames.ofFields();

  StructMaker(NamedTypes named, ArrayLengths lengths) {
    this.named = named;
    this.lengths = lengths;
  }

  /** The class file. */
  byte[] make(NamedType type) {
    StructType struct = (StructType) type.type();
    List<Member> members = NamedTypes.fields(struct).stream().limit(MAX_FIELDS).toList();
    Map<String, String> names = fieldNames.of(members.stream().map(Member::name).toList());
    String self = type.internalName();
    ClassWriter out = ClassCode.type(self, PARENT, ACC_FINAL);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      List<Long> shape = lengths.of(struct, member);
      rows.add(row(member, shape).line());
      constant(out, self, names.get(member.name()));
      JavaType result = JavaType.of(member.type(), member.bitSize(), shape, named);
      getter(out, names.get(member.name()), i, result);
    }
    ClassCode.constructor(out, PARENT, MAKE);
    ClassCode.maker(out, self, "at$", "(J)L" + PARENT + ";", MAKE, true);
    neighbours(out, self);
    about(out, self, type, rows, List.copyOf(names.values()));
    classMethod(out, self);
    place(out, self);
    sizeof(out, struct.size());
    out.visitEnd();
    return out.toByteArray();
  }

  private static FieldRow row(Member member, List<Long> shape) {
    return new FieldRow(
        member.name(),
        member.bitOffset(),
        member.bitSize(),
        member.type().size(),
        declaration(member),
        shape);
  }

  private static String declaration(Member member) {
    String text = member.text().replaceAll("\\p{Cntrl}", " ");
    return text.length() <= MAX_DECLARATION ? text : text.substring(0, MAX_DECLARATION) + "...";
  }

  private static void constant(ClassWriter out, String self, String name) {
    String signature = "L" + FIELD + "<L" + self + ";>;";
    out.visitField(ClassCode.CONSTANT, name, "L" + FIELD + ";", signature, null).visitEnd();
  }

  private static void getter(ClassWriter out, String name, int i, JavaType type) {
    String signature = type.signature() == null ? null : "()" + type.signature();
    MethodVisitor code =
        ClassCode.begin(out, ACC_PUBLIC | ACC_FINAL, name, "()" + type.descriptor(), signature);
    code.visitVarInsn(ALOAD, 0);
    ClassCode.number(code, i);
    GetterCode.OF_STRUCT.emit(code, type);
    ClassCode.end(code);
  }

  private static void neighbours(ClassWriter out, String self) {
    for (String step : List.of("at_", "add_")) {
      MethodVisitor code =
          ClassCode.begin(out, ACC_PUBLIC | ACC_FINAL, step, "(J)L" + self + ";", null);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(LLOAD, 1);
      ClassCode.invoke(code, STRUCT, "at_", "(J)L" + STRUCT + ";");
      code.visitTypeInsn(CHECKCAST, self);
      code.visitInsn(ARETURN);
      ClassCode.end(code);
    }
  }

  private static void about(
      ClassWriter out, String self, NamedType type, List<String> rows, List<String> names) {
    String about = "L" + ABOUT + ";";
    out.visitField(ClassCode.CONSTANT | ClassCode.HIDDEN, KernelClass.FIELD, about, null, null)
        .visitEnd();
    MethodVisitor code = ClassCode.beginInitializer(out);
    code.visitTypeInsn(NEW, ABOUT);
    code.visitInsn(DUP);
    code.visitLdcInsn(Type.getObjectType(self));
    code.visitLdcInsn(type.cName());
    code.visitLdcInsn(type.type().size());
    TextConstants.push(code, rows);
    String parameters = "(Ljava/lang/Class;Ljava/lang/String;J[Ljava/lang/String;)V";
    ClassCode.invokeSpecial(code, ABOUT, parameters);
    code.visitFieldInsn(PUTSTATIC, self, KernelClass.FIELD, about);
    for (int i = 0; i < names.size(); i++) {
      constant(code, self, names.get(i), i);
    }
    code.visitInsn(RETURN);
    ClassCode.end(code);
  }

  private static void classMethod(ClassWriter out, String self) {
    String about = "L" + ABOUT + ";";
    int access = ACC_PROTECTED | ACC_FINAL | ClassCode.HIDDEN;
    MethodVisitor code = ClassCode.begin(out, access, "class$", "()" + about, null);
    code.visitFieldInsn(GETSTATIC, self, KernelClass.FIELD, about);
    code.visitInsn(ARETURN);
    ClassCode.end(code);
  }

  private static void constant(MethodVisitor code, String self, String name, int i) {
    code.visitFieldInsn(GETSTATIC, self, KernelClass.FIELD, "L" + ABOUT + ";");
    ClassCode.number(code, i);
    ClassCode.invoke(code, ABOUT, "field", "(I)L" + FIELD + ";");
    code.visitFieldInsn(PUTSTATIC, self, name, "L" + FIELD + ";");
  }

  private static void place(ClassWriter out, String self) {
    MethodVisitor code =
        ClassCode.begin(out, ACC_PUBLIC | ACC_STATIC, "at", "(J)L" + self + ";", null);
    code.visitLdcInsn(Type.getObjectType(self));
    code.visitVarInsn(LLOAD, 0);
    String read = "(Ljava/lang/Class;J)L" + STRUCT + ";";
    ClassCode.invokeStatic(code, ClassCode.FACADE, "readSU", read);
    code.visitTypeInsn(CHECKCAST, self);
    code.visitInsn(ARETURN);
    ClassCode.end(code);
  }

  private static void sizeof(ClassWriter out, long size) {
    MethodVisitor code = ClassCode.begin(out, ACC_PUBLIC | ACC_STATIC, "sizeof", "()J", null);
    code.visitLdcInsn(size);
    code.visitInsn(LRETURN);
    ClassCode.end(code);
  }
}
