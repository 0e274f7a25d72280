// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
    return proxy(Target.class, (method, args) -> answer(dump, damage, method, args));
  }

  private static Object answer(Target dump, Damage damage, Method method, Object[] args)
      throws Throwable {
    if (method.getName().equals("crash")) {
      return proxy(Crash.class, (command, words) -> noCrash(command));
    }
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

  private static Object noCrash(Method command) {
    if (command.getName().equals("pid")) {
      return 0L;
    }
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
