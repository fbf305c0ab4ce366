package io.throughline.processors.redaction.detect;

/**
 * The longest literal that every match of a regular expression must hold, as far as it is plain to
 * see: characters outside groups, classes, alternatives and optional parts.
 */
final class RegexLiteral {

  private RegexLiteral() {}

  /** The literal, empty if there is none to be sure of. */
  static String of(String regex) {
    // With an alternative or flags anywhere nothing is certain without a full parser.
    if (regex.indexOf('|') >= 0 || regex.contains("(?") || regex.contains("\\Q")) {
      return "";
    }
    String best = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      int next = i + 1;
      boolean plain = false;
      char literal = c;
      switch (c) {
        case '\\' -> {
          literal = next < regex.length() ? regex.charAt(next) : '\\';
          plain = !Character.isLetterOrDigit(literal);
          next = plain ? next + 1 : regex.length();
          if (!plain && isOneCharClass(literal)) {
            next = i + 2;
          }
        }
        case '[' -> next = classEnd(regex, i);
        case '(' -> depth++;
        case ')' -> depth--;
        case '{', '}', '*', '+', '?', '.', '^', '$' -> {}
        default -> plain = true;
      }
      if (c == '{') {
        next = Math.max(next, regex.indexOf('}', i) + 1);
      }
      char quantifier = next < regex.length() ? regex.charAt(next) : '\0';
      boolean optional = quantifier == '?' || quantifier == '*' || quantifier == '{';
      if (plain && depth == 0 && !optional) {
        run.append(literal);
      }
      if (!plain || depth > 0 || optional || quantifier == '+') {
        best = run.length() > best.length() ? run.toString() : best;
        run.setLength(0);
      }
      i = next;
    }
    return run.length() > best.length() ? run.toString() : best;
  }

  private static boolean isOneCharClass(char c) {
    return "dDwWsSbBAz".indexOf(c) >= 0;
  }

  /** The place after the class that opens at {@code start}. */
  private static int classEnd(String regex, int start) {
    int i = start + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      if (regex.charAt(i) == '\\') {
        i++;
      } else if (regex.startsWith("[:", i)) {
        i = Math.max(i, regex.indexOf(":]", i) + 1);
      }
      i++;
    }
    return i + 1;
  }
}
