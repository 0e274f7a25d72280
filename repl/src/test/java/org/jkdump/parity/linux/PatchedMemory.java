// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.linux;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.parity.Dump;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.Target;

/** Dump with some words of its kernel memory replaced, for cases that no dump here has. */
final class PatchedMemory {
  private final Map<Long, Long> words = new TreeMap<>();

  /** Replaces the eight bytes at an address. */
  PatchedMemory word(long address, long value) {
    words.put(address, value);
    return this;
  }

  /** Opens a kernel with this memory. */
  Kernel kernel() {
    return new Kernel(target(), new PyLog(line -> {}), 16 << 20);
  }

  private Target target() {
    Target dump = Dump.kernel().target();
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) -> {
              try {
                Object answer = method.invoke(dump, args);
                if (answer instanceof Pages pages && args[0] == Space.KERNEL) {
                  patch(pages, (long) args[2]);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void patch(Pages pages, long address) {
    int pageSize = Dump.kernel().facts().pageSize();
    words.forEach(
        (at, value) -> {
          long offset = at - address;
          if (offset >= 0 && offset < (long) pages.data().length * pageSize) {
            byte[] page = pages.data()[(int) (offset / pageSize)];
            ByteBuffer.wrap(page)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((int) (offset % pageSize), value);
          }
        });
  }
}
