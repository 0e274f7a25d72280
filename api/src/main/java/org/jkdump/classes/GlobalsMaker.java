// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.generated.Global;
import org.jkdump.generated.Globals;
import org.jkdump.kernel.Kernel;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the class {@code vars}: a static method for each global variable, with the number of a CPU
 * for per-CPU ones. A class file holds only so many methods, so the class has parents of the same
 * kind with the rest.
 */
final class GlobalsMaker {
  /** Name of the class. */
  static final String NAME = "vars";

  private static final int MAX_METHODS = 10_000;
  private static final String GLOBALS = ClassCode.name(Globals.class);
  private static final String GLOBAL = ClassCode.name(Global.class);
  private static final String HOLDER = "GLOBALS$";
  private static final String SUPPLIER = "java/util/function/Supplier";

  private GlobalsMaker() {}

  /** The class files by their name. */
  static Map<String, byte[]> make(List<GlobalVariable> all, NamedTypes named) {
    return parts(all.stream().filter(GlobalsMaker::isUsable).toList(), named);
  }

  private static boolean isUsable(GlobalVariable variable) {
    return JavaNames.isUsable(variable.name()) && TextConstants.fits(variable.cType());
  }

  private static Map<String, byte[]> parts(List<GlobalVariable> variables, NamedTypes named) {
    Map<String, String> names =
        JavaNames.ofVariables().of(variables.stream().map(GlobalVariable::name).toList());
    Map<String, byte[]> all = new LinkedHashMap<>();
    int parts = Math.max(1, (variables.size() + MAX_METHODS - 1) / MAX_METHODS);
    String parent = "java/lang/Object";
    for (int part = parts - 1; part >= 0; part--) {
      String self = NamedType.internalName(part == 0 ? NAME : NAME + "$$" + part);
      int end = Math.min(variables.size(), (part + 1) * MAX_METHODS);
      List<GlobalVariable> own = variables.subList(part * MAX_METHODS, end);
      all.put(self, part(self, parent, own, names, named));
      parent = self;
    }
    return all;
  }

  private static byte[] part(
      String self,
      String parent,
      List<GlobalVariable> variables,
      Map<String, String> names,
      NamedTypes named) {
    ClassWriter out = ClassCode.type(self, parent, Opcodes.ACC_ABSTRACT);
    int access = ClassCode.CONSTANT | ClassCode.HIDDEN;
    out.visitField(access, HOLDER, "L" + GLOBALS + ";", null, null).visitEnd();
    for (int i = 0; i < variables.size(); i++) {
      GlobalVariable variable = variables.get(i);
      JavaType type = JavaType.of(variable.type(), 0, List.of(), named);
      getter(out, self, names.get(variable.name()), i, type, variable.perCpu());
    }
    holder(out, self, variables);
    out.visitEnd();
    return out.toByteArray();
  }

  private static void getter(
      ClassWriter out, String self, String name, int i, JavaType type, boolean perCpu) {
    String parameters = perCpu ? "(I)" : "()";
    String descriptor = parameters + type.descriptor();
    String signature = type.signature() == null ? null : parameters + type.signature();
    MethodVisitor code = ClassCode.begin(out, ACC_PUBLIC | ACC_STATIC, name, descriptor, signature);
    code.visitFieldInsn(GETSTATIC, self, HOLDER, "L" + GLOBALS + ";");
    ClassCode.number(code, i);
    if (perCpu) {
      code.visitVarInsn(ILOAD, 0);
    }
    ClassCode.invoke(code, GLOBALS, "at", (perCpu ? "(II)L" : "(I)L") + GLOBAL + ";");
    GetterCode.OF_GLOBAL.emit(code, type);
    ClassCode.end(code);
  }

  private static void holder(ClassWriter out, String self, List<GlobalVariable> variables) {
    MethodVisitor code = ClassCode.beginInitializer(out);
    code.visitTypeInsn(NEW, GLOBALS);
    code.visitInsn(DUP);
    currentKernel(code);
    TextConstants.push(code, variables.stream().map(v -> v.name() + "\t" + v.cType()).toList());
    ClassCode.invokeSpecial(code, GLOBALS, "(L" + SUPPLIER + ";[Ljava/lang/String;)V");
    code.visitFieldInsn(PUTSTATIC, self, HOLDER, "L" + GLOBALS + ";");
    code.visitInsn(RETURN);
    ClassCode.end(code);
  }

  // PyKdumpAPI::kernel
  private static void currentKernel(MethodVisitor code) {
    String factory = "java/lang/invoke/LambdaMetafactory";
    String parameters =
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
            + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";
    Handle bootstrap =
        new Handle(Opcodes.H_INVOKESTATIC, factory, "metafactory", parameters, false);
    String kernel = "()" + Type.getDescriptor(Kernel.class);
    Handle method = new Handle(Opcodes.H_INVOKESTATIC, ClassCode.FACADE, "kernel", kernel, false);
    code.visitInvokeDynamicInsn(
        "get",
        "()L" + SUPPLIER + ";",
        bootstrap,
        Type.getType("()Ljava/lang/Object;"),
        method,
        Type.getType(kernel));
  }
}
