// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A C type name taken apart: a base, stars, array dimensions, and stars in parentheses between
 * them.
 *
 * @param base the name before the first star, without qualifiers
 * @param stars that follow the base
 * @param inner stars in parentheses, as in {@code int (*)[3]}
 * @param innerDimensions those in parentheses, as in {@code int (*[2])[3]}, outermost first
 * @param dimensions those behind, outermost first
 * @param function whether a parameter list follows
 */
record TypeName(
    String base,
    int stars,
    int inner,
    List<Long> innerDimensions,
    List<Long> dimensions,
    boolean function) {
  private static final Pattern QUALIFIER =
      Pattern.compile("\\b(const|volatile|restrict|static|extern|register)\\b");
  private static final Pattern SHAPE =
      Pattern.compile(
          "([\\w .]+?)\\s*([* ]*)"
              + "(\\(([* ]+)\\s*((?:\\[\\d*])*)\\))?\\s*(\\((?!\\*).*\\)|(?:\\s*\\[\\s*(?:0[xX]\\p{XDigit}{1,15}|\\d{0,18})\\s*])*)");
  private static final Pattern DIMENSION = Pattern.compile("\\[\\s*(\\w*)\\s*]");
  private static final Set<String> WORDS =
      Set.of("unsigned", "signed", "long", "short", "int", "char", "double", "float");

  static TypeName parse(String name) {
    String plain = QUALIFIER.matcher(name).replaceAll(" ").trim().replaceAll("\\s+", " ");
    Matcher shape = SHAPE.matcher(plain);
    if (!shape.matches()) {
      return new TypeName(plain, 0, 0, List.of(), List.of(), false);
    }
    String tail = shape.group(6) == null ? "" : shape.group(6);
    String within = shape.group(5) == null ? "" : shape.group(5);
    boolean function = tail.startsWith("(");
    return new TypeName(
        shape.group(1).trim(),
        stars(shape.group(2)),
        stars(shape.group(4)),
        dimensions(within),
        function ? List.of() : dimensions(tail),
        function);
  }

  /** The base without {@code struct} and its like. */
  String tag() {
    return base.replaceFirst("^(struct|union|enum) ", "");
  }

  /** The type itself, where its base is known. */
  Optional<CType> resolve(Types types) {
    return base(types).map(found -> shape(types, found));
  }

  private CType shape(Types types, CType found) {
    CType type = pointers(types, found, stars);
    CType outer = function ? new FunctionType(type, List.of(), false) : arrays(type, dimensions);
    return arrays(pointers(types, outer, inner), innerDimensions);
  }

  private static CType arrays(CType element, List<Long> dimensions) {
    CType type = element;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      type = new ArrayType(type, dimensions.get(i));
    }
    return type;
  }

  private static CType pointers(Types types, CType target, int count) {
    CType type = target;
    for (int i = 0; i < count; i++) {
      type = types.pointerTo(type);
    }
    return type;
  }

  private Optional<CType> base(Types types) {
    for (Kind kind : List.of(Kind.STRUCT, Kind.UNION, Kind.ENUM)) {
      if (base.startsWith(kind.keyword() + " ")) {
        return types.find(kind, base.substring(kind.keyword().length() + 1).trim());
      }
    }
    if (base.equals("void")) {
      return Optional.of(new VoidType());
    }
    return types
        .find(Kind.PLAIN, canonical())
        .or(() -> types.find(Kind.STRUCT, base))
        .or(() -> types.find(Kind.UNION, base))
        .or(() -> types.find(Kind.ENUM, base));
  }

  // DWARF's and BTF's spelling of the basic types: "long unsigned int" for "unsigned long".
  private String canonical() {
    List<String> words = new ArrayList<>(List.of(base.split(" ")));
    if (!WORDS.containsAll(words)) {
      return base.equals("bool") ? "_Bool" : base;
    }
    boolean unsigned = words.remove("unsigned");
    boolean signed = words.remove("signed");
    if (words.remove("char")) {
      return (unsigned ? "unsigned " : signed ? "signed " : "") + "char";
    }
    words.remove("int");
    String size = String.join(" ", words);
    String sign = unsigned ? "unsigned int" : "int";
    return size.isEmpty() || words.contains("double") || words.contains("float")
        ? (size.isEmpty() ? sign : size)
        : size + " " + sign;
  }

  private static int stars(String text) {
    return text == null ? 0 : (int) text.chars().filter(c -> c == '*').count();
  }

  private static List<Long> dimensions(String text) {
    List<Long> found = new ArrayList<>();
    Matcher matcher = DIMENSION.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).isEmpty() ? 0 : Long.decode(matcher.group(1)));
    }
    return found;
  }
}
