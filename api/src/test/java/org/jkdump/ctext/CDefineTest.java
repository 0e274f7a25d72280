// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.ctext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;

class CDefineTest {
  // Kernel: include/linux/sched.h
  private static final String STATES =
      """
      /* Used in tsk->state: */
      #define TASK_RUNNING\t\t\t0x0000
      #define TASK_INTERRUPTIBLE\t\t0x0001
      #define TASK_UNINTERRUPTIBLE\t\t0x0002
      #define __TASK_STOPPED\t\t\t0x0004
      #define __TASK_TRACED\t\t\t0x0008
      /* Convenience macros for the sake of set_current_state: */
      #define TASK_NORMAL\t\t(TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
      #define TASK_WAKEKILL\t\t0x0100
      #define TASK_KILLABLE\t\t\t(TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
      #define task_is_running(task)\t\t(READ_ONCE((task)->__state) == TASK_RUNNING)
      """;

  @Test
  void aBlockOfAHeader() {
    CDefine states = new CDefine(STATES);
    assertEquals(0x102, states.get("TASK_KILLABLE"));
    assertEquals(3, states.get("TASK_NORMAL"));
    assertEquals(8, states.size());
    assertFalse(states.has("task_is_running"), "a macro with parameters is no number");
    assertEquals("__TASK_TRACED", states.value2key(8));
    assertNull(states.value2key(0x4000));
    assertEquals("TASK_UNINTERRUPTIBLE|__TASK_STOPPED|0x10000", states.dbits2str(0x10006));
  }

  @Test
  void everyFormOfAValue() {
    CDefine defines =
        new CDefine(
            """
            #ifndef _HEADER_H
            #define _HEADER_H
            #include <linux/types.h>
            #define OCTAL 010   // eight
            #define LONG 1UL /* one */
            #define NEGATIVE -1
            #define SHIFT (1<<3)
            # define ALIAS SHIFT
              #define LATER (FIRST + 1)
            #define FIRST 0x10
            #define LINES \\
              (OCTAL | \\
               LONG)
            #define NAME "a text"
            #define DO do { } while (0)
            #error don't stop here
            static inline int f(void) { return 'x'; }
            #define FIRST 0x20
            #define LAST\t'z'
            #endif
            """);
    Map<String, Long> expected = new LinkedHashMap<>();
    List.of("OCTAL", "LONG", "NEGATIVE", "SHIFT", "ALIAS", "LATER", "FIRST", "LINES", "LAST")
        .forEach(name -> expected.put(name, defines.get(name)));
    assertEquals(expected, defines.asMap());
    assertEquals(List.of(8L, 1L, -1L, 8L, 8L, 33L, 32L, 9L, 122L), List.copyOf(expected.values()));
  }

  @Test
  void windowsLineEnds() {
    assertEquals(
        Map.of("A", 1L, "B", 3L), new CDefine("#define A 1\r\n#define B \\\r\n 3\r\n").asMap());
  }

  @Test
  void namesOfOtherDefinitions() {
    CDefine base = new CDefine("#define BASE 0x100");
    CDefine more = new CDefine("#define NEXT (BASE + 1)", base);
    assertEquals("{NEXT=257}", more.toString());
    assertEquals(514, new CDefine("#define LAST (NEXT + BASE + 1)", more).get("LAST"));
  }

  @Test
  void anUnknownNameSuggestsANeighbour() {
    TargetException e =
        assertThrows(TargetException.class, () -> new CDefine(STATES).get("TASK_RUNING"));
    assertEquals(
        "no #define 'TASK_RUNING' in the text; did you mean 'TASK_RUNNING'?", e.getMessage());
  }
}
