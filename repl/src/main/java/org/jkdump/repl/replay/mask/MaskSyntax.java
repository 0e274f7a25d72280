// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jkdump.repl.program.Program;
import org.jkdump.type.Nearest;

/** Parser of masks: {@code addresses,times}, {@code NAME=REGEX}, REGEX. */
public final class MaskSyntax {
  private static final Pattern WORDS = Pattern.compile("[a-z]+(?: *, *[a-z]+)*");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z][\\w-]*)(#?)=(.*)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*//[ \\t]*mask:(.*)$");

  private MaskSyntax() {}

  /**
   * The masks that a text names.
   *
   * @param where beginning of an error message, such as {@code --mask}
   * @throws MaskException if the text is no mask
   */
  static List<Mask> parse(String where, String text) {
    String spec = text.strip();
    if (WORDS.matcher(spec).matches() && !isRegex(spec)) {
      return builtIn(where, spec);
    }
    Matcher named = NAMED.matcher(spec);
    if (!named.matches()) {
      return List.of(Mask.plain("mask", compiled(where, spec, 0)));
    }
    String name = named.group(1);
    if (name.equals(Mask.ADDRESS) || name.equals("time")) {
      throw new MaskException(where + " '" + spec + "': the name " + name + " is taken");
    }
    Pattern pattern = compiled(where, spec, named.start(3));
    return List.of(
        named.group(2).isEmpty() ? Mask.plain(name, pattern) : Mask.numbered(name, pattern));
  }

  /**
   * The masks in a program's own lines {@code // mask: ...}.
   *
   * @throws MaskException with file and line
   */
  public static List<String> in(Program program) {
    List<String> specs = new ArrayList<>();
    Matcher comment = COMMENT.matcher(program.source());
    while (comment.find()) {
      String where = program.file() + ":" + program.lineAt(comment.start(1)) + ": mask";
      String spec = comment.group(1).strip();
      parse(where, spec);
      specs.add(spec);
    }
    return specs;
  }

  // A word unlike any mask is a regex; a word near to a mask is a slip.
  private static boolean isRegex(String spec) {
    return !spec.contains(",")
        && !BuiltInMasks.names().contains(spec)
        && Nearest.to(spec, BuiltInMasks.names()).isEmpty();
  }

  private static List<Mask> builtIn(String where, String spec) {
    List<Mask> masks = new ArrayList<>();
    for (String name : spec.split(" *, *")) {
      if (!BuiltInMasks.names().contains(name)) {
        String known = String.join(", ", BuiltInMasks.names());
        throw new MaskException(
            String.format(
                "%s '%s': there is no mask '%s'%s There is: %s."
                    + " A regex that is a mere word is written (%3$s)",
                where, spec, name, hint(name), known));
      }
      masks.addAll(BuiltInMasks.of(name));
    }
    return masks;
  }

  private static String hint(String name) {
    String hint = Nearest.hint(name, BuiltInMasks.names());
    return hint.isEmpty() ? "." : hint;
  }

  private static Pattern compiled(String where, String spec, int begin) {
    try {
      Pattern pattern = Pattern.compile(spec.substring(begin));
      if (pattern.matcher("").find()) {
        throw new MaskException(where + " '" + spec + "': it matches an empty text");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      int at = begin + Math.max(0, Math.min(e.getIndex(), spec.length() - begin));
      String caret = "\n  " + spec + "\n  " + " ".repeat(at) + "^";
      throw new MaskException(where + " '" + spec + "': " + e.getDescription() + caret);
    }
  }
}
