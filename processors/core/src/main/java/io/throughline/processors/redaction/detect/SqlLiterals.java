package io.throughline.processors.redaction.detect;

/** Where literals of SQL end that no quote alone ends; what breaks off ends with the text. */
final class SqlLiterals {

  private static final int LONGEST_TAG = 64;

  /** The digits of a positional parameter: PostgreSQL has at most 65,535. */
  private static final int MOST_PARAMETERS = 5;

  private SqlLiterals() {}

  /** Of a number: digits, a fraction, an exponent with its sign, hexadecimal ones. */
  static int numberEnd(Text text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean exponent =
          (c == '-' || c == '+') && (text.charAt(i - 1) | 0x20) == 'e' && text.at(start + 1) != 'x';
      if (!SqlNames.isNameChar(c) && c != '.' && !(exponent && i > start)) {
        break;
      }
      i++;
    }
    return Math.max(i, start + 1);
  }

  /** Of Oracle's q'[…]', by the sign behind the first quote. */
  static int alternativeEnd(Text text, int sign) {
    char close = closing(text.charAt(sign));
    for (int i = sign + 1; i < text.length(); i++) {
      if (text.charAt(i) == close && text.at(i + 1) == '\'') {
        return i + 2;
      }
    }
    return text.length();
  }

  private static char closing(char opening) {
    return switch (opening) {
      case '[' -> ']';
      case '(' -> ')';
      case '{' -> '}';
      case '<' -> '>';
      default -> opening;
    };
  }

  /** Of PostgreSQL's parameter $1; or -1 if it is a sum of money, which SQL Server writes so. */
  static int parameterEnd(Text text, int dollar) {
    int end = dollar + 1;
    while (Ascii.isDigit(text.at(end))) {
      end++;
    }
    boolean fraction = text.at(end) == '.' && Ascii.isDigit(text.at(end + 1));
    return fraction || end - dollar - 1 > MOST_PARAMETERS ? -1 : end;
  }

  /** Of PostgreSQL's $tag$…$tag$; or -1 if no tag begins there. */
  static int dollarEnd(Text text, int tag) {
    int tagEnd = tag + 1;
    while (tagEnd - tag < LONGEST_TAG
        && SqlNames.isNameChar(text.at(tagEnd))
        && text.at(tagEnd) != '$') {
      tagEnd++;
    }
    if (text.at(tagEnd) != '$') {
      return -1;
    }
    int length = tagEnd + 1 - tag;
    for (int i = tagEnd + 1; i < text.length(); i++) {
      if (text.charAt(i) == '$' && isTag(text, i, tag, length)) {
        return i + length;
      }
    }
    return text.length();
  }

  /**
   * Whether the colon at {@code at} begins no parameter, {@code :17}, but stands before a number:
   * {@code {"id":17}} and {@code {id:17}} of documents and graphs, a key {@code user:17}, a slice
   * {@code a[2:17]}.
   */
  static boolean isNumberBehindName(Text text, int at) {
    char before = text.at(at - 1);
    boolean ends =
        Ascii.isLetterOrDigit(before) || before == '"' || before == '\'' || before == '`';
    return ends && Ascii.isDigit(text.at(at + 1));
  }

  private static boolean isTag(Text text, int at, int tag, int length) {
    for (int i = 0; i < length; i++) {
      if (text.at(at + i) != text.charAt(tag + i)) {
        return false;
      }
    }
    return true;
  }
}
