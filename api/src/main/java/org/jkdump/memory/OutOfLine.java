// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jkdump.memory.PageCache.Page;
import org.jkdump.target.Space;

/**
 * Calls of {@link PageCache#page} that a JIT compiler can't inline. Inlined, a look-up crowds out
 * the reads around it: fields of cached pages take a fifth longer.
 */
final class OutOfLine {
  // Not final: a compiler inlines calls through a constant handle.
  private static MethodHandle page = page();

  private OutOfLine() {}

  static Page page(PageCache cache, Space space, long task, long address) {
    try {
      return (Page) page.invokeExact(cache, space, task, address);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle page() {
    try {
      MethodType type = MethodType.methodType(Page.class, Space.class, long.class, long.class);
      return MethodHandles.lookup().findVirtual(PageCache.class, "page", type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
