// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lines of text as constants of a class, none longer than a class file allows. */
final class TextConstants {
  // A constant has 65,535 bytes, a character takes three at most.
  private static final int MAX = 20_000;

  private TextConstants() {}

  /** Whether a text may be part of a line. */
  static boolean fits(String text) {
    return text.length() < MAX / 2 && text.chars().noneMatch(Character::isISOControl);
  }

  /** Puts an array of texts that hold these lines onto the stack. */
  static void push(MethodVisitor code, List<String> lines) {
    List<String> texts = joined(lines);
    ClassCode.number(code, texts.size());
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    for (int i = 0; i < texts.size(); i++) {
      code.visitInsn(Opcodes.DUP);
      ClassCode.number(code, i);
      code.visitLdcInsn(texts.get(i));
      code.visitInsn(Opcodes.AASTORE);
    }
  }

  private static List<String> joined(List<String> lines) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() > MAX) {
        texts.add(text.toString());
        text.setLength(0);
      }
      text.append(line).append('\n');
    }
    texts.add(text.toString());
    return texts;
  }
}
