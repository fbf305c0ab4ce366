package io.throughline.processors.redaction;

/**
 * The shape a text value must have to leave under a metadata-only policy.
 *
 * <p>A shape is a set of characters, a length, and a bound on how many digits stand in a row, so
 * that a number that identifies a person (a card, a phone, a national id) cannot pass as a name. A
 * check reads each character once and allocates nothing.
 */
enum ValueCheck {
  /** A lower-case word of an enumeration: {@code kafka}, {@code connection_refused}. */
  WORD(64, 4, "_.-", Letters.LOWER),
  /** A word in either case, as protocols write them: {@code POST}, {@code READ COMMITTED}. */
  TERM(64, 4, "_.- ", Letters.BOTH),
  /** A name somebody gave to a thing: service, queue, topic, table, class, function. */
  NAME(256, 5, "_.-/:$", Letters.BOTH),
  /** A Java (or other) class name. */
  CLASS_NAME(256, 5, "_.$", Letters.BOTH),
  /** A route template: {@code /orders/{id}}. */
  ROUTE(256, 4, "_.-/:{}*$", Letters.BOTH),
  /** Host name or address of a server. */
  HOST(253, 5, "_.-:[]", Letters.BOTH),
  /** A version: {@code 1.65.0-alpha}, {@code 17.0.15+6-Debian}. */
  VERSION(64, 8, "_.-+~", Letters.BOTH),
  /** An opaque id: UUID, hex, hash. Long runs of digits make it a number, so they are refused. */
  ID(128, 9, "_.-:", Letters.BOTH),
  /** Operation and targets of a statement: {@code SELECT orders, customers}. */
  SUMMARY(255, 4, "_.-, *", Letters.BOTH),
  /** A duration or count written as text. */
  NUMBER(9, 9, ".-+", Letters.NONE),
  /** Never leaves as text; numbers and booleans do. */
  NO_TEXT(0, 0, "", Letters.NONE);

  private enum Letters {
    NONE,
    LOWER,
    BOTH
  }

  private final int maxLength;
  private final int maxDigitsInARow;
  private final boolean[] allowed = new boolean[128];

  ValueCheck(int maxLength, int maxDigitsInARow, String punctuation, Letters letters) {
    this.maxLength = maxLength;
    this.maxDigitsInARow = maxDigitsInARow;
    for (int i = 0; i < punctuation.length(); i++) {
      allowed[punctuation.charAt(i)] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      allowed[c] = true;
    }
    if (letters != Letters.NONE) {
      for (char c = 'a'; c <= 'z'; c++) {
        allowed[c] = true;
      }
    }
    if (letters == Letters.BOTH) {
      for (char c = 'A'; c <= 'Z'; c++) {
        allowed[c] = true;
      }
    }
  }

  boolean accepts(String value) {
    int length = value.length();
    if (length == 0 || length > maxLength) {
      return false;
    }
    if (this == ID && isUuid(value)) {
      return true;
    }
    int digits = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128 || !allowed[c]) {
        return false;
      }
      if (c >= '0' && c <= '9') {
        if (++digits > maxDigitsInARow) {
          return false;
        }
      } else if (c != '-' && c != ' ' && c != '.') {
        // A separator that numbers are grouped with does not end a run of digits, unless letters
        // stand between: 4111-1111-1111-1111 is one number.
        digits = 0;
      } else if (!numberContinues(value, i)) {
        digits = 0;
      }
    }
    return true;
  }

  /**
   * Whether a grouping separator at {@code i} stands between two digit groups of a number. Groups
   * of one to three digits are addresses and versions ({@code 10.0.0.12}, {@code 1.65.0}), groups
   * of four and more are how cards and phones are written.
   */
  private static boolean numberContinues(String value, int i) {
    int before = 0;
    for (int j = i - 1; j >= 0 && isDigit(value.charAt(j)); j--) {
      before++;
    }
    int after = 0;
    for (int j = i + 1; j < value.length() && isDigit(value.charAt(j)) && after < 4; j++) {
      after++;
    }
    return before >= 4 && after >= 4;
  }

  /** A UUID may by chance be all digits; its groups are those of no number that people have. */
  private static boolean isUuid(String value) {
    if (value.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? value.charAt(i) != '-' : Character.digit(value.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
