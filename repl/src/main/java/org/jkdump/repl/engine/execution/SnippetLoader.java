// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Loads the classes of snippets beneath the loader of jkdump's own classes, so that both see the
 * same classes. The JDK's own delegate uses the system loader, which has no jkdump if jkdump itself
 * runs in a jshell.
 */
final class SnippetLoader implements LoaderDelegate {
  private final Loader loader = new Loader();
  private final Map<String, Class<?>> loaded = new HashMap<>();

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, EngineTerminationException {
    boolean[] installed = new boolean[classes.length];
    try {
      for (ClassBytecodes each : classes) {
        loader.known.put(each.name(), each.bytecodes());
      }
      for (int i = 0; i < classes.length; i++) {
        Class<?> type = loader.loadClass(classes[i].name());
        // Links the class, so that its faults come up here.
        type.getDeclaredMethods();
        loaded.put(classes[i].name(), type);
        installed[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), installed);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes each : classes) {
      loader.known.put(each.name(), each.bytecodes());
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String entry : path.split(File.pathSeparator)) {
      try {
        loader.addURL(new File(entry).toURI().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> type = loaded.get(name);
    if (type == null) {
      throw new ClassNotFoundException(name + " not found");
    }
    return type;
  }

  /** Loader of snippets' classes and added jars. */
  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> known = new HashMap<>();

    Loader() {
      super(new URL[0], SnippetLoader.class.getClassLoader());
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = known.get(name);
      return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }
  }
}
