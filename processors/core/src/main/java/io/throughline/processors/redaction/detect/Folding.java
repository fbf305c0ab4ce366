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

  private static final int MATHEMATICAL_DIGITS = 50;

  /** Tags and selectors of variants, which nobody sees: U+E0000 to U+E0FFF. */
  private static final int TAGS = 0xE0;

  /** Some fill a reference up with zeros. */
  private static final int LONGEST_REFERENCE = 7;

  /** Begins a sequence by which a terminal changes its colour: ESC, "[1;31m". */
  private static final char ESCAPE = '\u001B';

  private static final int LONGEST_SEQUENCE = 24;

  /** Is nothing that a detector reads over. */
  private static final char SEPARATOR = '\uFFFC';

  private static final int ASCII = 128;

  /** 1 for what may begin an escape, of the characters of ASCII. */
  private static final byte[] BEGINS = new byte[ASCII];

  /** The value of a hexadecimal digit, by byte; -1 for the others. */
  private static final byte[] HEX = new byte[1 << Byte.SIZE];

  static {
    for (char c : new char[] {'%', '\\', '&', '[', '(', ESCAPE}) {
      BEGINS[c] = 1;
    }
    for (char c = 0; c < HEX.length; c++) {
      HEX[c] = (byte) (c < ASCII ? Character.digit(c, 16) : -1);
    }
  }

  private static final String[] NAMED = {"&commat;", "&period;", "&plus;", "&nbsp;"};
  private static final String NAMED_CHARS = "@.+ ";

  char[] chars = new char[256];
  int length;
  private final FoldedPlaces places = new FoldedPlaces();
  private boolean changed;

  /**
   * The line in one byte a character, in which escapes are read: behind it a line break or a NUL
   * ends each of them, so that none is measured.
   */
  private byte[] bytes = {};

  private int offset;

  /** Folds {@code line}; false if there was nothing to fold. */
  boolean fold(Text line) {
    int n = line.length();
    if (chars.length < n) {
      chars = new char[Math.max(n, chars.length * 2)];
    }
    bytes = line.bytes();
    offset = line.offset();
    int i = firstFolded(line, n);
    System.arraycopy(line.array(), line.offset(), chars, 0, i);
    length = i;
    changed = false;
    places.clear();
    line.startBudget();
    while (i < n) {
      char c = line.peek(i);
      if (isSign(c)) {
        i = foldSign(line, c, i);
      } else {
        i = Character.isHighSurrogate(c) ? foldPair(line, c, i) : foldEach(line, i, n);
      }
    }
    return changed || !places.areOneToOne();
  }

  /** Where the first character stands that may fold; most texts in other scripts hold none. */
  private static int firstFolded(Text line, int n) {
    char[] source = line.array();
    int offset = line.offset();
    int i = 0;
    while (i < n) {
      char c = source[offset + i];
      if (isSign(c) || (c >= ASCII && (Character.isHighSurrogate(c) || FoldTable.plain(c) != c))) {
        break;
      }
      i++;
    }
    return i;
  }

  /**
   * Folds the characters that stand for themselves, for one other or for nothing; returns the place
   * after them. The loop stands alone in a method that keeps all it needs in registers.
   */
  private int foldEach(Text line, int from, int to) {
    char[] source = line.array();
    char[] folded = chars;
    int offset = line.offset();
    int put = length;
    int different = 0;
    int i = from;
    while (i < to) {
      char c = source[offset + i];
      if (isSign(c) || Character.isHighSurrogate(c)) {
        break;
      }
      char plain = c;
      int kept = 1;
      if (c >= ASCII) {
        plain = FoldTable.plain(c);
        different |= plain ^ c;
        if (plain == FoldTable.UNSEEN) {
          places.leftOut(put, i, i + 1);
          kept = 0;
        }
      }
      folded[put] = plain;
      put += kept;
      i++;
    }
    length = put;
    changed |= different != 0;
    return i;
  }

  private static boolean isSign(char c) {
    return c < ASCII && BEGINS[c] != 0;
  }

  /** Folds what a sign begins; returns the place after it. */
  private int foldSign(Text line, char sign, int at) {
    int escape = escape(line, sign, at);
    if (escape > 0) {
      return escape;
    }
    chars[length++] = sign;
    return at + 1;
  }

  /** Folds a character of two halves; returns the place after it, or after the first half. */
  private int foldPair(Text line, char high, int at) {
    int point = Character.toCodePoint(high, line.peek(at + 1));
    int digit = point - FIRST_MATHEMATICAL_DIGIT;
    if (digit >= 0 && digit < MATHEMATICAL_DIGITS) {
      return put((char) ('0' + digit % 10), at + 2);
    }
    if (point >>> 12 == TAGS) {
      return leaveOut(at, at + 2);
    }
    chars[length++] = high;
    return at + 1;
  }

  /** Resolves an escape at {@code at}; returns the place after it, or 0 if there is none. */
  private int escape(Text line, char sign, int at) {
    return switch (sign) {
      case '%' -> percent(at);
      case '\\' -> backslash(at);
      case '&' -> ascii(at + 1) == '#' ? reference(at) : named(line, at);
      case ESCAPE -> sequence(at);
      default -> bracketed(sign, at);
    };
  }

  private int percent(int at) {
    int value = twoHex(at + 1);
    if (value < 0) {
      boolean unicode = (ascii(at + 1) | 0x20) == 'u';
      return unicode ? resolved(hex(at + 2, 4), at, at + 6) : 0;
    }
    // Escaped twice: %2540.
    int twice = value == '%' ? twoHex(at + 3) : -1;
    return twice < 0 ? resolved(value, at, at + 3) : resolved(twice, at, at + 5);
  }

  private int backslash(int at) {
    // JSON within JSON doubles it.
    int letter = ascii(at + 1) == '\\' ? at + 2 : at + 1;
    int c = ascii(letter);
    if (c == 'u' || c == 'U') {
      return ascii(letter + 1) == '{'
          ? braced(at, letter + 2)
          : resolved(hex(letter + 1, 4), at, letter + 5);
    }
    if (c == 'x') {
      return resolved(hex(letter + 1, 2), at, letter + 3);
    }
    if (c >= '0' && c <= '3' && isOctal(ascii(letter + 1)) && isOctal(ascii(letter + 2))) {
      int value = (c - '0') * 64 + (ascii(letter + 1) - '0') * 8 + ascii(letter + 2) - '0';
      return resolved(value, at, letter + 3);
    }
    return c == 'n' || c == 't' || c == 'r' ? resolved(0, at, letter + 1) : 0;
  }

  /** JavaScript's and Rust's braces around one to six digits. */
  private int braced(int at, int start) {
    int end = start;
    while (end - start < 6 && hex(end) >= 0) {
      end++;
    }
    return end > start && ascii(end) == '}' ? resolved(hex(start, end - start), at, end + 1) : 0;
  }

  /** A numeric character reference of HTML: decimal, or hexadecimal after an x. */
  private int reference(int at) {
    boolean hexadecimal = (ascii(at + 2) | 0x20) == 'x';
    int start = at + (hexadecimal ? 3 : 2);
    int end = start;
    int value = 0;
    while (end - start < LONGEST_REFERENCE && hex(end) >= 0) {
      value = value * (hexadecimal ? 16 : 10) + hex(end);
      end++;
    }
    return end > start && ascii(end) == ';' ? resolved(value, at, end + 1) : 0;
  }

  /** The named ones that stand within addresses and numbers. */
  private int named(Text line, int at) {
    for (int i = 0; i < NAMED.length; i++) {
      if (line.startsWith(NAMED[i], at)) {
        return resolved(NAMED_CHARS.charAt(i), at, at + NAMED[i].length());
      }
    }
    return 0;
  }

  /** How people write an address that no robot should find. */
  private int bracketed(char bracket, int at) {
    char closing = bracket == '[' ? ']' : ')';
    if (isWord("at", at + 1, closing)) {
      return bracketed('@', at, at + 4);
    }
    if (isWord("dot", at + 1, closing)) {
      return bracketed('.', at, at + 5);
    }
    boolean point = bracket == '[' && ascii(at + 1) == '.' && ascii(at + 2) == ']';
    return point ? bracketed('.', at, at + 3) : 0;
  }

  private boolean isWord(String word, int at, char closing) {
    for (int i = 0; i < word.length(); i++) {
      if ((ascii(at + i) | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return ascii(at + word.length()) == closing;
  }

  /** The blanks around it are there for the reader alone: kim [at] mail [dot] example. */
  private int bracketed(char meant, int start, int end) {
    if (length > 0 && chars[length - 1] == ' ' && ascii(end) == ' ') {
      length--;
      return resolved(meant, start - 1, end + 1);
    }
    return resolved(meant, start, end);
  }

  private int sequence(int at) {
    int end = sequenceEnd(at + 1);
    return end == 0 ? 0 : leaveOut(at, end);
  }

  /** Behind the sequence whose bracket is at {@code at} (ECMA-48), or 0 if there is none. */
  private int sequenceEnd(int at) {
    if (ascii(at) != '[') {
      return 0;
    }
    int end = at + 1;
    while (end - at < LONGEST_SEQUENCE && ascii(end) >= ' ' && ascii(end) < '@') {
      end++;
    }
    return ascii(end) >= '@' && ascii(end) <= '~' ? end + 1 : 0;
  }

  private static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  private int resolved(int value, int start, int end) {
    if (value < 0) {
      return 0;
    }
    int sequence = value == ESCAPE ? sequenceEnd(end) : 0;
    if (sequence > 0) {
      return leaveOut(start, sequence);
    }
    // A control character, or half of one beyond ASCII, separates.
    boolean plain = value >= ' ' && value != 127 && value <= Character.MAX_VALUE;
    char c = plain && !(value > 127 && end - start == 3) ? (char) value : SEPARATOR;
    char folded = c < ASCII ? c : FoldTable.plain(c);
    return folded == FoldTable.UNSEEN ? leaveOut(start, end) : put(folded, end);
  }

  /** Puts what is resolved; returns its {@code end}. */
  private int put(char c, int end) {
    chars[length++] = c;
    places.resolved(length, end);
    return end;
  }

  private int leaveOut(int start, int end) {
    places.leftOut(length, start, end);
    return end;
  }

  /** Where the folded character at {@code index} begins in the line. */
  int startOf(int index) {
    return places.startOf(index);
  }

  /** Where the folded character at {@code index} ends in the line. */
  int endOf(int index) {
    return places.endOf(index);
  }

  /** The character at a place, negative outside ASCII. */
  private int ascii(int index) {
    return bytes[offset + index];
  }

  /** The value of two digits, negative if they are none. */
  private int twoHex(int at) {
    return hex(at) << 4 | hex(at + 1);
  }

  private int hex(int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = hex(i);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private int hex(int at) {
    return HEX[ascii(at) & 0xFF];
  }
}
