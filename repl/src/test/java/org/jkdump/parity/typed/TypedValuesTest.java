// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.jkdump.api.PyKdumpAPI.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.kernel.Struct;
import org.jkdump.parity.Dump;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("results of generated methods, against the dynamic form and against crash")
class TypedValuesTest {
  private static final int STRUCTS = 1000;
  private static final String FIELDS =
      "pid,tgid,prio,flags,exit_state,policy,stime,nvcsw,start_time,comm,mm,real_parent,signal";
  private static final Pattern TASK = Pattern.compile("PID: \\d+ +TASK: (\\w+)");
  private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+) = (.*?),? *$");

  @Test
  void everyFieldOfAThousandStructsIsWhatTheDynamicFormSays() {
    Map<String, List<Struct>> all = Objects.atLeast(STRUCTS);
    int structs = 0;
    long values = 0;
    for (List<Struct> some : all.values()) {
      Map<String, Method> methods = methods(some.get(0));
      for (Struct struct : some) {
        methods.forEach((field, method) -> compare(struct, field, method));
        structs++;
        values += methods.size();
      }
    }
    assertTrue(structs >= STRUCTS, structs + " structs");
    Map<String, Integer> counts = new LinkedHashMap<>();
    all.forEach((tag, some) -> counts.put(tag, some.size()));
    System.out.println("typed: " + values + " fields of " + structs + " structs: " + counts);
  }

  private static void compare(Struct struct, String field, Method method) {
    String where = struct + "." + field;
    Same.of(where, () -> Classes.call(method, struct), () -> struct.get_(field));
  }

  // Returns the methods by the generated constants, which have the order of the methods.
  private static Map<String, Method> methods(Struct struct) {
    Class<?> type = struct.getClass();
    Map<String, Method> methods = new LinkedHashMap<>();
    for (StructField<?> field : KernelClass.of(type).fields()) {
      methods.put(field.name(), Classes.method(type, field));
    }
    return methods;
  }

  @Test
  void everyTasksFieldsAreWhatCrashPrints() {
    Dump.kernel();
    List<String> fields =
        List.of(FIELDS.split(",")).stream()
            .filter(field -> tasks().get(0).has_(field))
            .collect(Collectors.toList());
    String said = Dump.crash("foreach task -R " + String.join(",", fields))[0];
    int tasks = 0;
    for (String text : said.split("(?=PID: )")) {
      Matcher task = TASK.matcher(text);
      if (task.find()) {
        tasks++;
        Struct typed = Classes.at("task_struct", Long.parseUnsignedLong(task.group(1), 16));
        assertEquals(fields(text, fields), fields(typed, fields), task.group());
      }
    }
    assertEquals(tasks().size(), tasks, "tasks that crash knows");
    System.out.println(
        "typed: " + fields.size() + " fields of " + tasks + " tasks as crash has them");
  }

  private static List<String> fields(String said, List<String> fields) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(said);
    while (field.find()) {
      // After the task_struct crash prints the thread_info, which has flags as well.
      found.putIfAbsent(field.group(1), plain(field.group(2)));
    }
    return fields.stream().map(name -> name + " " + found.get(name)).toList();
  }

  private static String plain(String value) {
    return value.startsWith("\"")
        ? value.replaceFirst("^\"(.*?)(\\\\000.*)?\".*", "$1")
        : value.replaceFirst(" <.*>", "");
  }

  private static List<String> fields(Struct task, List<String> fields) {
    List<String> all = new ArrayList<>();
    for (String field : fields) {
      Object value = Classes.call(task, field);
      boolean pointer = value instanceof Struct;
      all.add(field + " " + (pointer ? hex((Struct) value) : unsigned(task, field, value)));
    }
    return all;
  }

  private static String hex(Struct struct) {
    return "0x" + Long.toHexString(struct.addr_());
  }

  // On a 64-bit kernel an unsigned long long counts as a long, too.
  private static String unsigned(Struct task, String field, Object value) {
    return value instanceof Long number && !task.get_(field).type_().text().startsWith("long")
        ? Long.toUnsignedString(number)
        : value.toString();
  }
}
