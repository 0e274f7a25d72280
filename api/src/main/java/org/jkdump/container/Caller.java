// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls in the user's code: methods of the one class loader that has the caller. */
public final class Caller {
  private static final int FRAMES = 4;
  private static final Pattern SNIPPET = Pattern.compile("\\$\\w+\\$(\\d+)");

  private Caller() {}

  /** The user's methods, innermost first; empty if there are none. */
  public static String chain() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames -> {
              Iterator<StackFrame> users = frames.dropWhile(Caller::isOurs).iterator();
              List<String> places = new ArrayList<>();
              ClassLoader loader = null;
              while (users.hasNext() && places.size() < FRAMES) {
                StackFrame frame = users.next();
                ClassLoader its = frame.getDeclaringClass().getClassLoader();
                loader = loader == null ? its : loader;
                if (its != loader || isLibrary(frame.getClassName())) {
                  break;
                }
                places.add(place(frame));
              }
              return String.join(" <- ", places);
            });
  }

  private static boolean isOurs(StackFrame frame) {
    String type = frame.getClassName();
    return frame.getDeclaringClass().getProtectionDomain() == Caller.class.getProtectionDomain()
        || isLibrary(type);
  }

  private static boolean isLibrary(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.");
  }

  // A shell makes up names with a $ for what has none: a snippet's number is what its user knows.
  private static String place(StackFrame frame) {
    String type = frame.getClassName();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    Matcher snippet = SNIPPET.matcher(simple);
    String method = frame.getMethodName();
    if (snippet.lookingAt()) {
      return (method.contains("$") ? "" : method + " ") + "#" + snippet.group(1);
    }
    return simple + "." + method + ":" + frame.getLineNumber();
  }
}
