// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Common parts of the makers of classes. */
final class ClassCode {
  // The facade lies above this package.
  static final String FACADE = "org/jkdump/api/PyKdumpAPI";
  static final int HIDDEN = ACC_SYNTHETIC;
  static final int CONSTANT = ACC_PUBLIC | ACC_STATIC | ACC_FINAL;

  private ClassCode() {}

  /** The name of a class as class files have it. */
  static String name(Class<?> type) {
    return Type.getInternalName(type);
  }

  /** A public class of Java 17. */
  static ClassWriter type(String name, String parent, int access) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V17, ACC_PUBLIC | ACC_SUPER | access, name, null, parent, null);
    return type;
  }

  /** The code of a method, which has no jumps; {@link #end} comes after its last instruction. */
  static MethodVisitor begin(
      ClassWriter type, int access, String name, String descriptor, String signature) {
    MethodVisitor code = type.visitMethod(access, name, descriptor, signature, null);
    code.visitCode();
    return code;
  }

  /** The code that runs when a class is first used. */
  static MethodVisitor beginInitializer(ClassWriter type) {
    return begin(type, ACC_STATIC, "<clinit>", "()V", null);
  }

  static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** A constructor that hands its parameters on to the parent's. */
  static void constructor(ClassWriter type, String parent, String descriptor) {
    MethodVisitor code = begin(type, HIDDEN, "<init>", descriptor, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    parameters(code, descriptor, 1);
    invokeSpecial(code, parent, descriptor);
    code.visitInsn(Opcodes.RETURN);
    end(code);
  }

  /**
   * A method by which an object makes another one of its class.
   *
   * @param make parameters of the constructor
   * @param asFirst whether the object itself is the first parameter
   */
  static void maker(
      ClassWriter type, String self, String name, String descriptor, String make, boolean asFirst) {
    MethodVisitor code = begin(type, ACC_PROTECTED | ACC_FINAL | HIDDEN, name, descriptor, null);
    code.visitTypeInsn(Opcodes.NEW, self);
    code.visitInsn(Opcodes.DUP);
    if (asFirst) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    parameters(code, descriptor, 1);
    invokeSpecial(code, self, make);
    code.visitInsn(Opcodes.ARETURN);
    end(code);
  }

  private static void parameters(MethodVisitor code, String descriptor, int first) {
    int at = first;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), at);
      at += parameter.getSize();
    }
  }

  /** Puts an {@code int} onto the stack. */
  static void number(MethodVisitor code, int number) {
    if (number >= -1 && number <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number == (byte) number) {
      code.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number == (short) number) {
      code.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      code.visitLdcInsn(number);
    }
  }

  static void invoke(MethodVisitor code, String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  static void invokeStatic(MethodVisitor code, String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  static void invokeSpecial(MethodVisitor code, String owner, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
  }
}
