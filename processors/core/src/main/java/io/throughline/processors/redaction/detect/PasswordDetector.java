package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name for a credential: in JSON, forms, properties, XML, connection strings
 * and command lines. See {@link SecretNames}.
 */
final class PasswordDetector implements Detector {

  private static final int KEY_VALUE = 16;
  private static final int TOKEN_VALUE = 8;
  private static final int LONGEST_NAME = 64;
  private static final long[] AFTER_NAME = Ascii.set(" \t\"'`\\]:)");
  private static final long[] AFTER_VALUE = Ascii.set("&;,\"'<)]}`");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams())
        .and("\\=", "\\:", "\\>", "\\-\\-", "\\'", "\\\"")
        .orKey(Topics.CREDENTIAL);
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return key.isAbout(Topics.CREDENTIAL);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int n = text.length();
    if (text.key().isAbout(Topics.CREDENTIAL)) {
      if (n > 0) {
        sink.found(0, n);
      }
      return;
    }
    // Where a bare value, and one between tags, was last seen to end.
    int[] ends = text.freshScratch();
    for (int i = 1; i < n; i++) {
      char c = text.charAt(i);
      if (c == '='
          || c == ':'
          || c == '>'
          || (c == ' ' && isOption(text, i))
          || isQuoteAssign(text, i)) {
        int end = assignment(text, i, ends, sink);
        i = Math.max(i, end - 1);
      }
    }
  }

  /** {@code --password value}. */
  private static boolean isOption(Text text, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST_NAME && isNameChar(text.charAt(start - 1))) {
      start--;
    }
    return at - start > 4
        && text.charAt(start) == '-'
        && text.charAt(start + 1) == '-'
        && text.at(at + 1) != '-';
  }

  /** {@code IDENTIFIED BY 'x'}, {@code PASSWORD 'x'}: a blank, then a quote. */
  private static boolean isQuoteAssign(Text text, int at) {
    return text.charAt(at) == ' '
        && (text.at(at + 1) == '\'' || text.at(at + 1) == '"')
        && Ascii.isLetter(text.at(at - 1));
  }

  /** Looks at the name before the sign at {@code at} and the value after it. */
  private static int assignment(Text text, int at, int[] ends, FindingSink sink) {
    int nameEnd = at;
    while (nameEnd > 0 && at - nameEnd < 6 && Ascii.isIn(AFTER_NAME, text.charAt(nameEnd - 1))) {
      nameEnd--;
    }
    int nameStart = nameEnd;
    while (nameStart > 0
        && nameEnd - nameStart < LONGEST_NAME
        && isNameChar(text.charAt(nameStart - 1))) {
      nameStart--;
    }
    if (nameStart == nameEnd) {
      return at;
    }
    int kind = kindOf(text, nameStart, nameEnd);
    if (kind == SecretNames.NONE && text.at(nameStart - 1) == ' ') {
      // Names of two words: "access key", "facebook access_token".
      int words = Math.max(0, nameStart - 12);
      kind = kindOf(text, words, nameEnd);
    }
    return kind == SecretNames.NONE ? at : value(text, at, kind, ends, sink);
  }

  private static int kindOf(Text text, int start, int end) {
    return SecretNames.kindOf(text.array(), text.offset() + start, text.offset() + end);
  }

  private static int value(Text text, int at, int kind, int[] ends, FindingSink sink) {
    int start = at + 1;
    while (start < text.length() && start - at < 12 && isBetween(text, start)) {
      start++;
    }
    boolean spaced = text.at(start - 1) == ' ' || text.at(start - 1) == '\t';
    boolean escaped = text.at(start) == '\\' && isQuote(text.at(start + 1));
    if (escaped) {
      start++;
    }
    char quote = isQuote(text.at(start)) ? text.at(start) : '\0';
    int from = quote == '\0' ? start : start + 1;
    int end =
        quote == '\0'
            ? bareEnd(text, from, text.charAt(at) == '>', ends)
            : quotedEnd(text, from, quote, escaped);
    if (end > from && isCredential(text, from, end, kind, quote, spaced)) {
      sink.found(from, end);
      return end;
    }
    return at;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean isBetween(Text text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '\t' || c == '=' || c == '>' || c == ':' || c == '[' || c == '('
        || c == '@';
  }

  private static int bareEnd(Text text, int from, boolean tag, int[] ends) {
    int slot = tag ? 1 : 0;
    if (from < ends[slot]) {
      return ends[slot];
    }
    int end = from;
    while (end < text.length() && !isEnd(text.charAt(end), tag)) {
      end++;
    }
    ends[slot] = end;
    return end;
  }

  private static boolean isEnd(char c, boolean tag) {
    return tag ? c == '<' : c <= ' ' || Ascii.isIn(AFTER_VALUE, c);
  }

  /**
   * A backslash before a quote keeps it in the value, unless the value's first quote had one, too:
   * then the whole is JSON inside a string.
   */
  private static int quotedEnd(Text text, int from, char quote, boolean escaped) {
    int end = from;
    while (end < text.length() && text.charAt(end) != quote) {
      if (text.charAt(end) == '\\') {
        if (escaped && text.at(end + 1) == quote) {
          return end;
        }
        end++;
      }
      end++;
    }
    return Math.min(end, text.length());
  }

  private static boolean isCredential(
      Text text, int start, int end, int kind, char quote, boolean spaced) {
    int length = end - start;
    int digits = 0;
    int letters = 0;
    int blanks = 0;
    int signs = 0;
    boolean upper = false;
    boolean lower = false;
    boolean same = true;
    int seen = Math.min(length, 64);
    for (int i = start; i < start + seen; i++) {
      char c = text.charAt(i);
      same &= c == text.charAt(start);
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (Ascii.isLetter(c)) {
        letters++;
        upper |= Ascii.isUpper(c);
        lower |= !Ascii.isUpper(c);
      } else if (c == ' ') {
        blanks++;
      } else {
        signs++;
      }
      if (kind == SecretNames.KEY && signs > 2) {
        // Where every few characters name a key, each would look at the same ones.
        return false;
      }
    }
    char first = text.charAt(start);
    if ((same && letters == 0 && digits == 0)
        || first == '$'
        || first == '{'
        || first == '<'
        || isEmptyWord(text, start, end)) {
      return false;
    }
    if (kind == SecretNames.PASSWORD) {
      if (length == 1 && digits == 1) {
        // A switch: "storePassword=0".
        return false;
      }
      // In prose a plain word after "password:" is no password.
      boolean word = digits == 0 && signs == 0 && !(upper && lower);
      boolean last = text.at(end) == '\0' || text.at(end) != ' ';
      return quote != '\0' || !spaced || !word || last;
    }
    boolean mixed = digits > 0 && letters > 0;
    if (kind == SecretNames.KEY) {
      return length >= KEY_VALUE && mixed && upper && lower && blanks == 0 && signs <= 2;
    }
    return (length >= TOKEN_VALUE && mixed && blanks <= length / 8)
        || (length >= 20 && upper && lower && blanks == 0 && signs <= 2);
  }

  private static boolean isEmptyWord(Text text, int start, int end) {
    return switch (end - start) {
      case 4 ->
          text.startsWithIgnoringCase("null", start)
              || text.startsWithIgnoringCase("true", start)
              || text.startsWithIgnoringCase("none", start);
      case 5 -> text.startsWithIgnoringCase("false", start);
      case 9 -> text.startsWithIgnoringCase("undefined", start);
      default -> false;
    };
  }

  private static boolean isNameChar(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
