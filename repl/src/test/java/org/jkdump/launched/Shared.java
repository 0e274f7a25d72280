// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.launched;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one REPL on the dump (a {@link Terminal} at its prompt) and one {@link Endpoint}, if
 * they leave both as they were: crash takes seconds to open a dump.
 */
final class Shared implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Shared.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Terminal.class || type == Endpoint.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(type, Shared::made);
  }

  /** Discards the REPL and the endpoint after a failed test, whose state may spoil the next one. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
      discard(store.remove(Terminal.class, Terminal.class));
      discard(store.remove(Endpoint.class, Endpoint.class));
    }
  }

  private static void discard(AutoCloseable closeable) {
    if (closeable instanceof Terminal terminal) {
      terminal.close();
    } else if (closeable instanceof Endpoint endpoint) {
      endpoint.close();
    }
  }

  private static Object made(Class<?> type) {
    return type == Endpoint.class ? new Endpoint() : repl();
  }

  private static Terminal repl() {
    Surroundings surroundings = new Surroundings(Scratch.directory());
    // A small heap lets the test that fills it end soon.
    return Terminal.repl(surroundings.with("JKDUMP_JAVA_OPTIONS", "-Xmx512m"));
  }
}
