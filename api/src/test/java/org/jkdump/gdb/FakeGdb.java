// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.gdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.type.Types;

/** Fake GDB that gives the answers of GDB 10 and GDB 16 on real dumps. */
final class FakeGdb {
  final List<String> asked = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();

  FakeGdb() {
    number("int", 4, 1);
    number("char", 1, 1);
    number("short", 2, 1);
    number("long", 8, 1);
    number("unsigned char", 1, 0);
    number("unsigned int", 4, 0);
    answers.put("whatis (u8 *)0", "type = u8 *\n");
    answers.put("whatis u8", "type = unsigned char\n");
  }

  FakeGdb says(String question, String answer) {
    answers.put(question, answer);
    return this;
  }

  Types types() {
    GdbTypes gdb = new GdbTypes(this::answer, base -> Optional.empty(), () -> true, 8);
    return new Types(List.of(gdb), 8);
  }

  private Optional<String> answer(String question) {
    asked.add(question);
    return Optional.ofNullable(answers.get(question));
  }

  private void number(String name, int size, int signed) {
    String canonical = name.equals("long") || name.equals("short") ? name + " int" : name;
    answers.put("whatis (" + canonical + " *)0", "type = " + name + " *\n");
    answers.put("whatis " + canonical, "type = " + name + "\n");
    answers.put(
        String.format(
            "printf \"%%ld %%ld \\n\", (long)(sizeof(%s)), (long)((%<s)-1 < (%<s)0)", canonical),
        size + " " + signed + " \n");
  }
}
