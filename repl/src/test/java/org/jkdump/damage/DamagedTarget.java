// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Crash;
import org.jkdump.target.OpenException;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Target;

/** Target with some of its memory damaged, and without crash. */
final class DamagedTarget {
  private static final int ADDRESS = 2;

  private DamagedTarget() {}

  /** The target with a damage; null for none. */
  static Target of(Target dump, Damage damage) {
    return of(dump, damage, line -> noCrash());
  }

  /**
   * The same with a stand-in for crash.
   *
   * @param command gives crash's answer to a command
   */
  static Target of(Target dump, Damage damage, Function<String, CommandOutput> command) {
    Crash crash = proxy(Crash.class, (method, args) -> asked(command, method, args));
    return proxy(
        Target.class,
        (method, args) ->
            method.getName().equals("crash") ? crash : answer(dump, damage, method, args));
  }

  private static Object answer(Target dump, Damage damage, Method method, Object[] args)
      throws Throwable {
    Object answer = invoke(dump, method, args);
    if (damage == null || args == null || args[0] != Space.KERNEL) {
      return answer;
    }
    int pageSize = dump.facts().pageSize();
    if (answer instanceof Pages pages) {
      damage.apply(pages, (long) args[ADDRESS], pageSize);
    }
    return answer instanceof byte[] bytes
        ? damage.apply(bytes, (long) args[ADDRESS], pageSize)
        : answer;
  }

  private static Object asked(Function<String, CommandOutput> command, Method method, Object[] a) {
    if (method.getName().equals("pid")) {
      return 0L;
    }
    return method.getName().equals("command") ? command.apply((String) a[0]) : noCrash();
  }

  private static CommandOutput noCrash() {
    throw new OpenException("this test has no crash");
  }

  private static Object invoke(Target dump, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(dump, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private interface Answers {
    Object to(Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answers.to(method, args)));
  }
}
