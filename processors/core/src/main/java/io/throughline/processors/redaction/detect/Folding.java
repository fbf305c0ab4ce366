package io.throughline.processors.redaction.detect;

/**
 * A line as a reader sees it: characters outside ASCII folded ({@link FoldTable}), escapes of URLs,
 * JSON, Java and HTML resolved, a terminal's colours left out, "[at]" and "[.]" made plain, with
 * the way back to the original offsets.
 *
 * <p>Used only for lines that hold such characters. Memory is used again.
 */
final class Folding {

  /** Five alphabets of digits for formulas, in a row. */
  private static final int FIRST_MATHEMATICAL_DIGIT = 0x1D7CE;

  /** Some fill a reference up with zeros. */
  private static final int LONGEST_REFERENCE = 7;

  /** Begins a sequence by which a terminal changes its colour: ESC, "[1;31m". */
  private static final char ESCAPE = '\u001B';

  private static final int LONGEST_SEQUENCE = 24;

  /** Is nothing that a detector reads over. */
  private static final char SEPARATOR = '\uFFFC';

  private static final String[] NAMED = {"&commat;", "&period;", "&plus;", "&nbsp;"};
  private static final String NAMED_CHARS = "@.+ ";
  private static final String[] BRACKETED = {"[at]", "(at)", "[.]", "[dot]", "(dot)"};
  private static final String BRACKETED_CHARS = "@@...";

  char[] chars = new char[256];
  int length;

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private boolean changed;

  /** Folds {@code line}; false if there was nothing to fold. */
  boolean fold(Text line) {
    int n = line.length();
    if (chars.length < n) {
      int size = Math.max(n, chars.length * 2);
      chars = new char[size];
      starts = new int[size];
      ends = new int[size];
    }
    length = 0;
    changed = false;
    line.startBudget();
    int i = 0;
    while (i < n) {
      char c = line.charAt(i);
      boolean sign = c == '%' || c == '\\' || c == '&' || c == '[' || c == '(' || c == ESCAPE;
      int escape = sign ? escape(line, i) : 0;
      if (escape > 0) {
        changed = true;
        i = escape;
      } else if (Character.isHighSurrogate(c) && isMathematicalDigit(line, i)) {
        int point = Character.toCodePoint(c, line.charAt(i + 1));
        put((char) ('0' + (point - FIRST_MATHEMATICAL_DIGIT) % 10), i, i + 2);
        changed = true;
        i += 2;
      } else {
        fold(c, i, i + 1);
        i++;
      }
    }
    return changed;
  }

  private static boolean isMathematicalDigit(Text line, int at) {
    int point = Character.toCodePoint(line.charAt(at), line.at(at + 1));
    return point >= FIRST_MATHEMATICAL_DIGIT && point < FIRST_MATHEMATICAL_DIGIT + 50;
  }

  /** Resolves an escape at {@code at}; returns the place after it, or 0 if there is none. */
  private int escape(Text line, int at) {
    return switch (line.charAt(at)) {
      case '%' -> percent(line, at);
      case '\\' -> backslash(line, at);
      case '&' -> line.at(at + 1) == '#' ? reference(line, at) : named(line, at);
      case ESCAPE -> sequenceEnd(line, at + 1);
      default -> bracketed(line, at);
    };
  }

  private int percent(Text line, int at) {
    if ((line.at(at + 1) | 0x20) == 'u') {
      return resolved(line, hex(line, at + 2, 4), at, at + 6);
    }
    // Escaped twice: %2540.
    boolean twice = line.at(at + 1) == '2' && line.at(at + 2) == '5' && isTwoHex(line, at + 3);
    int digits = twice ? at + 3 : at + 1;
    return isTwoHex(line, digits) ? resolved(line, hex(line, digits, 2), at, digits + 2) : 0;
  }

  private int backslash(Text line, int at) {
    // JSON within JSON doubles it.
    int letter = line.at(at + 1) == '\\' ? at + 2 : at + 1;
    char c = line.at(letter);
    if (c == 'u' || c == 'U') {
      return line.at(letter + 1) == '{'
          ? braced(line, at, letter + 2)
          : resolved(line, hex(line, letter + 1, 4), at, letter + 5);
    }
    if (c == 'x') {
      return resolved(line, hex(line, letter + 1, 2), at, letter + 3);
    }
    if (c >= '0' && c <= '3' && isOctal(line.at(letter + 1)) && isOctal(line.at(letter + 2))) {
      int value = (c - '0') * 64 + (line.at(letter + 1) - '0') * 8 + line.at(letter + 2) - '0';
      return resolved(line, value, at, letter + 3);
    }
    return c == 'n' || c == 't' || c == 'r' ? resolved(line, 0, at, letter + 1) : 0;
  }

  /** JavaScript's and Rust's braces around one to six digits. */
  private int braced(Text line, int at, int start) {
    int end = start;
    while (end - start < 6 && hex(line.at(end)) >= 0) {
      end++;
    }
    return end > start && line.at(end) == '}'
        ? resolved(line, hex(line, start, end - start), at, end + 1)
        : 0;
  }

  /** A numeric character reference of HTML: decimal, or hexadecimal after an x. */
  private int reference(Text line, int at) {
    boolean hexadecimal = (line.at(at + 2) | 0x20) == 'x';
    int start = at + (hexadecimal ? 3 : 2);
    int end = start;
    int value = 0;
    while (end - start < LONGEST_REFERENCE && hex(line.at(end)) >= 0) {
      value = value * (hexadecimal ? 16 : 10) + hex(line.at(end));
      end++;
    }
    return end > start && line.at(end) == ';' ? resolved(line, value, at, end + 1) : 0;
  }

  /** The named ones that stand within addresses and numbers. */
  private int named(Text line, int at) {
    for (int i = 0; i < NAMED.length; i++) {
      if (line.startsWith(NAMED[i], at)) {
        return resolved(line, NAMED_CHARS.charAt(i), at, at + NAMED[i].length());
      }
    }
    return 0;
  }

  /** How people write an address that no robot should find. */
  private int bracketed(Text line, int at) {
    for (int i = 0; i < BRACKETED.length; i++) {
      if (line.startsWithIgnoringCase(BRACKETED[i], at)) {
        int start = at;
        int end = at + BRACKETED[i].length();
        if (length > 0 && chars[length - 1] == ' ' && line.at(end) == ' ') {
          // The blanks are there for the reader alone: kim [at] mail [dot] example.
          length--;
          start--;
          end++;
        }
        return resolved(line, BRACKETED_CHARS.charAt(i), start, end);
      }
    }
    return 0;
  }

  /** Behind the sequence whose bracket is at {@code at} (ECMA-48), or 0 if there is none. */
  private static int sequenceEnd(Text line, int at) {
    if (line.at(at) != '[') {
      return 0;
    }
    int end = at + 1;
    while (end - at < LONGEST_SEQUENCE && line.at(end) >= ' ' && line.at(end) < '@') {
      end++;
    }
    return line.at(end) >= '@' && line.at(end) <= '~' ? end + 1 : 0;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private int resolved(Text line, int value, int start, int end) {
    if (value < 0) {
      return 0;
    }
    int sequence = value == ESCAPE ? sequenceEnd(line, end) : 0;
    if (sequence > 0) {
      return sequence;
    }
    // A control character, or half of one beyond ASCII, separates.
    boolean plain = value >= ' ' && value != 127 && value <= Character.MAX_VALUE;
    fold(plain && !(value > 127 && end - start == 3) ? (char) value : SEPARATOR, start, end);
    return end;
  }

  /** Where the folded character at {@code index} begins in the line. */
  int startOf(int index) {
    return starts[index];
  }

  /** Where the folded character at {@code index} ends in the line. */
  int endOf(int index) {
    return ends[index];
  }

  private void fold(char c, int start, int end) {
    if (c < 128) {
      put(c, start, end);
      return;
    }
    char plain = FoldTable.plain(c);
    changed |= plain != c;
    if (plain != '\0') {
      put(plain, start, end);
    }
  }

  private void put(char c, int start, int end) {
    chars[length] = c;
    starts[length] = start;
    ends[length++] = end;
  }

  private static boolean isTwoHex(Text line, int at) {
    return hex(line.at(at)) >= 0 && hex(line.at(at + 1)) >= 0;
  }

  private static int hex(Text line, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = hex(line.at(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
