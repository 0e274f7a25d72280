// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the byte code of a snippet stoppable, and harmless to the session: each jump backwards asks
 * {@link SnippetGuard} first, and a call that would end the JVM ends the snippet. Neither changes
 * the stack, so the class needs no new frames.
 */
final class SnippetTransformer {
  private static final String GUARD = SnippetGuard.class.getName().replace('.', '/');

  private SnippetTransformer() {}

  static byte[] transform(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Classes(writer), 0);
    return writer.toByteArray();
  }

  private static final class Classes extends ClassVisitor {
    Classes(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Methods(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Methods extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    Methods(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "check", "()V", false);
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String exit = exit(owner, name);
      if (exit != null) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", exit, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    // Method references, such as System::exit.
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] guarded = Arrays.stream(arguments).map(Methods::guarded).toArray();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, guarded);
    }

    private static Object guarded(Object argument) {
      String exit =
          argument instanceof Handle handle ? exit(handle.getOwner(), handle.getName()) : null;
      return exit == null
          ? argument
          : new Handle(Opcodes.H_INVOKESTATIC, GUARD, "exit", exit, false);
    }

    /** The descriptor of the guard's method that stands in for this one, or null. */
    private static String exit(String owner, String name) {
      if (owner.equals("java/lang/System") && name.equals("exit")) {
        return "(I)V";
      }
      boolean runtime = owner.equals("java/lang/Runtime");
      return runtime && (name.equals("exit") || name.equals("halt"))
          ? "(Ljava/lang/Runtime;I)V"
          : null;
    }
  }
}
