package io.throughline.processors.redaction.detect;

/**
 * Lines of source code, as Python's stack traces quote them: what they assign to a password is an
 * expression, {@code password = form.get("password")}, {@code self.password = password}.
 */
final class SourceCode {

  /** Behind the brackets of a call or an element, or what stands in them. */
  private static final long[] AFTER_BRACKET = Ascii.set("\"'`)],\n\r");

  /** What has named parts: in Terraform and the languages of programs. */
  private static final String[] ROOTS = {"data", "local", "var", "module", "each", "this", "self"};

  private SourceCode() {}

  /**
   * Whether what is assigned from {@code from} to {@code end} is read from somewhere: a call or an
   * element, the field of an object that is called a password itself, or the name again; {@code
   * plain} says that it holds no signs, and can only be the last.
   */
  static boolean isExpression(Text text, int from, int end, boolean plain) {
    char before = text.peek(from - 1);
    boolean spaced = before == ' ' && text.peek(from - 3) == ' ';
    boolean argument = before == '=' && (text.peek(end) == ')' || text.peek(end) == ',');
    if (ValueBounds.isQuote(before) || (plain && !spaced && !argument)) {
      return false;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int name = from;
    int at = from;
    boolean names = true;
    while (at < end && (isName(chars[offset + at]) || chars[offset + at] == '.')) {
      boolean dot = chars[offset + at] == '.';
      names &= at > name || (!dot && !Ascii.isDigit(chars[offset + at]));
      name = dot ? at + 1 : name;
      at++;
    }
    text.spend(1 + at - from);
    if (!names || at == name) {
      return false;
    }
    boolean path = name > from;
    if (at < end) {
      // "hunter(2" has digits behind its bracket, and no dot before it.
      boolean opens = text.charAt(at) == '(' || text.charAt(at) == '[';
      return opens
          && (path || spaced)
          && Ascii.isIn(AFTER_BRACKET, text.at(end))
          && !text.holdsDigit(at, end);
    }
    if (path) {
      return SecretNames.kindOf(text, name, end) == SecretNames.PASSWORD
          || (spaced && isReference(text, from, end));
    }
    return (spaced || argument) && isSame(text, from - (spaced ? 3 : 1), from, end);
  }

  /**
   * {@code data.vault.app}, {@code random_password.db.result}: words in lower case behind what has
   * parts in a configuration or program. "tiger.lion.bear" is a password.
   */
  private static boolean isReference(Text text, int from, int end) {
    int first = from;
    boolean joined = false;
    while (first < end && text.charAt(first) != '.') {
      joined |= text.charAt(first) == '_';
      first++;
    }
    int dots = 0;
    for (int at = first; at < end; at++) {
      char c = text.charAt(at);
      dots += c == '.' ? 1 : 0;
      if (Ascii.isUpper(c) || Ascii.isDigit(c)) {
        return false;
      }
    }
    return text.isOneOf(ROOTS, from, first) || (joined && dots > 1);
  }

  /** Whether the name that ends at {@code nameEnd} ends as the text between two places. */
  private static boolean isSame(Text text, int nameEnd, int from, int end) {
    int start = nameEnd - (end - from);
    for (int i = 0; i < end - from; i++) {
      if (Ascii.toLower(text.at(start + i)) != Ascii.toLower(text.at(from + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_';
  }
}
