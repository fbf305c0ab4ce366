package io.throughline.processors.redaction.detect;

/** The keywords of SQL behind which a value stands. */
final class SqlWords {

  private SqlWords() {}

  /** Whether the word is one; {@code NOT} lets stand what was expected before it. */
  static boolean takesValue(Text text, int start, int end, boolean expected) {
    return switch (end - start) {
      case 2 ->
          text.startsWithIgnoringCase("in", start)
              || (text.startsWithIgnoringCase("by", start)
                  && text.startsWithIgnoringCase("identified ", start - 11));
      case 3 -> expected && text.startsWithIgnoringCase("not", start);
      case 4 -> isOne(text, start, "like", "then", "else", "when");
      case 5 -> isOne(text, start, "ilike", "rlike", "value");
      case 6 -> isOne(text, start, "values", "regexp", "escape", "return");
      case 7 -> isOne(text, start, "between", "against", "default");
      default -> false;
    };
  }

  /** Whether a password in Oracle's dialect, without quotes, begins here. */
  static boolean isPassword(Text text, int start) {
    return text.startsWithIgnoringCase("identified by ", start - 14)
        && !text.startsWithIgnoringCase("values", start)
        && !text.startsWithIgnoringCase("random", start);
  }

  /** What ends a string that a quote and this sign begin: q'[…]'. */
  static char closing(char opening) {
    return switch (opening) {
      case '[' -> ']';
      case '(' -> ')';
      case '{' -> '}';
      case '<' -> '>';
      default -> opening;
    };
  }

  private static boolean isOne(Text text, int start, String... words) {
    for (String word : words) {
      if (text.startsWithIgnoringCase(word, start)) {
        return true;
      }
    }
    return false;
  }
}
