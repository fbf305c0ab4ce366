package io.throughline.processors.redaction.detect;

/** The keywords of SQL behind which a value stands. */
final class SqlWords {

  private static final String[] OF_FOUR = {"like", "then", "else", "when"};
  private static final String[] OF_FIVE = {"ilike", "rlike", "value"};
  private static final String[] OF_SIX = {"values", "regexp", "escape", "return"};
  private static final String[] OF_SEVEN = {"between", "against", "default"};

  private SqlWords() {}

  /** Whether the word is one; {@code NOT} lets stand what was expected before it. */
  static boolean takesValue(Text text, int start, int end, boolean expected) {
    return switch (end - start) {
      case 2 ->
          text.startsWithIgnoringCase("in", start)
              || (text.startsWithIgnoringCase("by", start)
                  && text.startsWithIgnoringCase("identified ", start - 11));
      case 3 -> expected && text.startsWithIgnoringCase("not", start);
      case 4 -> isOne(OF_FOUR, text, start);
      case 5 -> isOne(OF_FIVE, text, start);
      case 6 -> isOne(OF_SIX, text, start);
      case 7 -> isOne(OF_SEVEN, text, start);
      default -> false;
    };
  }

  /** Whether a password in Oracle's dialect, without quotes, begins here. */
  static boolean isPassword(Text text, int start) {
    return text.peek(start - 1) == ' '
        && Ascii.toLower(text.peek(start - 2)) == 'y'
        && text.startsWithIgnoringCase("identified by ", start - 14)
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

  /** Whether the tag of {@code length} that opened a string at {@code open} stands here. */
  static boolean isTag(Text text, int at, int open, int length) {
    for (int i = 0; i < length; i++) {
      if (text.at(at + i) != text.charAt(open + i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOne(String[] words, Text text, int start) {
    char first = Ascii.toLower(text.peek(start));
    for (String word : words) {
      if (word.charAt(0) == first && text.startsWithIgnoringCase(word, start)) {
        return true;
      }
    }
    return false;
  }
}
