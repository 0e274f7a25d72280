// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one REPL on the dump (a {@link Terminal} at its prompt), one {@link Endpoint} and one
 * {@link WarmJvm}, if they leave them as they were: crash takes seconds to open a dump.
 */
final class Shared implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Shared.class);
  private static final Map<Class<?>, Supplier<AutoCloseable>> MADE =
      Map.of(
          Terminal.class, Shared::repl, Endpoint.class, Endpoint::new, WarmJvm.class, WarmJvm::new);

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return MADE.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return store(context).getOrComputeIfAbsent(type, key -> MADE.get(type).get());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    WarmJvm jvm = store(context).get(WarmJvm.class, WarmJvm.class);
    if (jvm != null) {
      jvm.clear();
    }
  }

  /** Discards the state that a failed test leaves behind. */
  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent()) {
      for (Class<?> type : MADE.keySet()) {
        AutoCloseable left = store(context).remove(type, AutoCloseable.class);
        if (left != null) {
          left.close();
        }
      }
    }
  }

  private static Terminal repl() {
    Surroundings surroundings = new Surroundings(Scratch.directory());
    // A small heap lets the test that fills it end soon.
    return Terminal.repl(surroundings.java("-Xmx512m"));
  }
}
