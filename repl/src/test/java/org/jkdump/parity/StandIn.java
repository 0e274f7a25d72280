// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import org.jkdump.target.Crash;
import org.jkdump.target.Target;

/** Dump's own target with some answers replaced, for cases that no dump here has. */
final class StandIn {
  private StandIn() {}

  /** Stands in for the dump's own target, whichever engine it is. */
  static Target of(Map<String, Object> answers, Consumer<String> asked) {
    return of(Dump.kernel().target(), answers, asked);
  }

  /**
   * @param answers by the names of the methods without parameters that give them
   * @param asked is given the name of each method that is called, of the target and of its crash
   */
  static Target of(Target real, Map<String, Object> answers, Consumer<String> asked) {
    return of(Target.class, real, answers, asked);
  }

  private static <T> T of(
      Class<T> type, T real, Map<String, Object> answers, Consumer<String> asked) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              asked.accept(method.getName());
              Object known = args == null ? answers.get(method.getName()) : null;
              Object answer = known != null ? known : invoke(real, method, args);
              return answer instanceof Crash crash && type == Target.class
                  ? of(Crash.class, crash, answers, asked)
                  : answer;
            }));
  }

  /** Calls a method of the real target or crash, and throws what the method throws. */
  static Object invoke(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
