// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jkdump.target.Target;

/** Dump's own target with some answers replaced, for cases that no dump here has. */
final class StandIn {
  private StandIn() {}

  /**
   * @param answers by the names of the methods, which have no parameters
   * @param asked receives the name of each method called
   */
  static Target of(Map<String, Object> answers, java.util.function.Consumer<String> asked) {
    Target dump = Dump.kernel().target();
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) -> {
              asked.accept(method.getName());
              Object answer = args == null ? answers.get(method.getName()) : null;
              return answer != null ? answer : invoke(dump, method, args);
            });
  }

  /** Calls a method of the target; throws the exception that the target throws. */
  static Object invoke(Target target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
