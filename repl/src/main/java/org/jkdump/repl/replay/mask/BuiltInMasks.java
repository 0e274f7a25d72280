// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The masks that have names. */
final class BuiltInMasks {
  private static final String CLOCK = "\\d{1,2}:\\d\\d:\\d\\d(?:\\.\\d+)?";
  private static final String ZONE = "(?: ?(?:Z|UTC|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d))?";
  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String DAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?";
  private static final String ISO =
      "\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?" + ZONE + ")?";
  private static final String DATE =
      DAY + MONTH + " +\\d{1,2} " + CLOCK + "(?: [A-Z]{3,4})?(?: \\d{4})?";
  private static final String UPTIME = "(?:\\d+ days?, )?" + CLOCK;
  private static final String UNIT =
      "(?:ns|us|µs|ms|sec|secs|seconds?|s|min|minutes?|hours?|h|days?|d)";
  private static final String SPAN = "\\d+(?:\\.\\d+)? ?" + UNIT + "\\b";
  private static final String JAVA_SPAN = "P(?:\\d+D)?T[\\dHMS.]+";
  private static final String STAMP = "\\[ *\\d+\\.\\d{6}\\]";

  private static final Pattern TIMES =
      Pattern.compile(
          STAMP
              + "|(?<![\\w.:-])(?:"
              + String.join("|", ISO, DATE, UPTIME, JAVA_SPAN, SPAN + "(?: " + SPAN + ")*")
              + ")(?![\\w:])");

  private static final Map<String, List<Mask>> ALL = all();

  private BuiltInMasks() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static List<Mask> of(String name) {
    return ALL.get(name);
  }

  private static Map<String, List<Mask>> all() {
    Map<String, List<Mask>> all = new LinkedHashMap<>();
    all.put("addresses", List.of(Mask.numbered(Mask.ADDRESS, AddressLabels.PATTERN)));
    all.put("times", List.of(Mask.plain("time", TIMES)));
    all.put(
        "blanks",
        List.of(
            new Mask(Pattern.compile("\\s+$"), "", false),
            new Mask(Pattern.compile("[ \\t]{2,}"), " ", false),
            new Mask(Pattern.compile("([-=*~_─━═])\\1{2,}"), "$1$1$1", false)));
    return all;
  }
}
