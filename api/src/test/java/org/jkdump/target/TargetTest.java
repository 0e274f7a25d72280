// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void aTargetWithoutCrashSaysSo() {
    Target file =
        (Target)
            Proxy.newProxyInstance(
                Target.class.getClassLoader(),
                new Class<?>[] {Target.class},
                (proxy, method, args) ->
                    method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, args)
                        : "vmcore");
    TargetException e = assertThrows(TargetException.class, file::crash);
    assertEquals("vmcore is open without crash, which alone can do this", e.getMessage());
  }
}
