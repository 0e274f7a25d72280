// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Snippets that run before the person's first: JShell's own default imports and ours. */
public final class Preloaded {
  /** The imports, and a statement that warms JShell's execution up while crash still loads. */
  public static final List<String> SNIPPETS =
      List.of(
          "import java.io.*;",
          "import java.math.*;",
          "import java.net.*;",
          "import java.nio.file.*;",
          "import java.util.*;",
          "import java.util.concurrent.*;",
          "import java.util.function.*;",
          "import java.util.prefs.*;",
          "import java.util.regex.*;",
          "import java.util.stream.*;",
          "import org.jkdump.api.PyKdumpAPI;",
          "import org.jkdump.artwork.*;",
          "import org.jkdump.artwork.tree.*;",
          "import org.jkdump.container.*;",
          "import org.jkdump.crash.*;",
          "import org.jkdump.ctext.*;",
          "import org.jkdump.generated.*;",
          "import org.jkdump.kernel.*;",
          "import org.jkdump.linux.*;",
          "import org.jkdump.session.*;",
          "import org.jkdump.symbol.*;",
          "import org.jkdump.target.*;",
          "import org.jkdump.type.*;",
          "import static org.jkdump.api.PyKdumpAPI.*;",
          "System.out.flush();");

  private static final Pattern PACKAGE = Pattern.compile("import ([\\w.]+)\\.\\*;");

  private Preloaded() {}

  /** The packages whose classes are all imported. */
  public static List<String> packages() {
    return SNIPPETS.stream()
        .map(PACKAGE::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .toList();
  }
}
