package io.throughline.processors.redaction.detect;

/**
 * International bank account numbers (ISO 13616): country, its length, and the check by 97; in one
 * piece or in groups with a space or dash.
 */
final class IbanDetector implements Detector {

  /** Words and separators in any order make one of the right length too often. */
  private static final int DIGITS = 8;

  /** Some countries' have so few, where it is written as it should be. */
  private static final int LEAST_DIGITS = 4;

  /** In what a walk remembers. */
  private static final int FROM = 0;

  private static final int TO = 1;
  private static final int COUNTS = 2;

  /** Counts a digit, above all letters and digits. */
  private static final int DIGIT = 1 << 16;

  private static final long MOST = Long.MAX_VALUE / 1000;

  /** Country and length, as SWIFT's registry lists them, with the countries that only use it. */
  private static final String LENGTHS =
      "AD24AE23AL28AO25AT20AZ28BA20BE16BF28BG22BH22BI27BJ28BR29BY28CF27CG27CH21CI28CM27CR22CV25CY28"
          + "CZ24DE22DJ27DK18DO28DZ26EE20EG29ES24FI18FK18FO18FR27GA27GB22GE22GI23GL18GQ27GR27GT28"
          + "GW25HN28HR21HU28IE22IL23IQ23IR26IS26IT27JO30KM27KW30KZ20LB28LC32LI21LT20LU20LV21LY25"
          + "MA28MC27MD24ME22MG27MK19ML28MN20MR27MT31MU30MZ25NE28NI28NL18NO15OM23PK24PL28PS29PT25"
          + "QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SN28SO23ST25SV28TD27TG28TL23TN24TR26UA29"
          + "VA22VG24XK20YE30";

  private static final long[] SEPARATORS = Ascii.set(" +-._/");

  /** The same, and others that stand between all groups of four or between none. */
  private static final long[] ANY_SEPARATORS = Ascii.set(" +-._/\t,:|*\\");

  private static final int MOST_SEPARATORS = 3;

  /** Where no letter follows the country's. */
  private static final String OF_DIGITS =
      "AE AT BA BE CZ DE DK EE ES FI HR HU IL IS LT ME NO PL PT RS SE SI SK XK";

  private static final int SHORTEST = 15;

  /** The country's letters, and the check. */
  private static final int BEGINNING = 4;

  /** Of three bits each character sets one. */
  private static final int KIND = 3;

  private static final int LETTER = 1;
  private static final int CIPHER = 2;
  private static final int OTHER = 4;

  /** Those of a beginning, and of the character before it. */
  private static final int KINDS_SEEN = (1 << ((BEGINNING + 1) * KIND)) - 1;

  private static final int BEGINS = inOneNumber(OTHER, LETTER, LETTER, CIPHER, CIPHER);

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  private static final byte[] KIND_OF = new byte[OTHERS + 1];

  private static final boolean[] DIGITS_ALONE = new boolean[26 * 26];

  private static final byte[] LENGTH_OF = new byte[26 * 26];

  static {
    for (char c = 0; c <= OTHERS; c++) {
      KIND_OF[c] = (byte) (Ascii.isLetter(c) ? LETTER : Ascii.isDigit(c) ? CIPHER : OTHER);
    }
    for (int i = 0; i < LENGTHS.length(); i += 4) {
      int country = (LENGTHS.charAt(i) - 'A') * 26 + LENGTHS.charAt(i + 1) - 'A';
      LENGTH_OF[country] = Byte.parseByte(LENGTHS.substring(i + 2, i + 4));
    }
    for (String country : OF_DIGITS.split(" ", -1)) {
      DIGITS_ALONE[(country.charAt(0) - 'A') * 26 + country.charAt(1) - 'A'] = true;
    }
  }

  @Override
  public String name() {
    return "iban";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\l\\d").andDigits(LEAST_DIGITS);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    if (!text.bits().holdLettersBeforeDigit()) {
      return;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    // From where, and to where, so many letters and digits were last read.
    int[] read = text.freshScratch();
    int seen = OTHER;
    for (int at = offset; at <= limit - SHORTEST + BEGINNING; at++) {
      seen = (seen << KIND | kind(chars[at])) & KINDS_SEEN;
      if (seen != BEGINS) {
        continue;
      }
      int start = at + 1 - BEGINNING - offset;
      int end = ibanEnd(text, start, read);
      if (end > 0) {
        sink.found(start, end);
        at = offset + end - 1;
        seen = kind(chars[at]);
      }
    }
  }

  private static int inOneNumber(int... kinds) {
    int number = 0;
    for (int kind : kinds) {
      number = number << KIND | kind;
    }
    return number;
  }

  private static int kind(char c) {
    return KIND_OF[Math.min(c, OTHERS)];
  }

  private static int ibanEnd(Text text, int start, int[] read) {
    char[] chars = text.array();
    int from = text.offset() + start + 4;
    char first = Ascii.toUpper(chars[from - 4]);
    char second = Ascii.toUpper(chars[from - 3]);
    int country = (first - 'A') * 26 + second - 'A';
    int length = LENGTH_OF[country];
    if (length == 0 || (DIGITS_ALONE[country] && isLetterNext(chars, from))) {
      return -1;
    }
    int place = placeAfter(chars, from, text.offset() + text.length(), length - 4, read);
    text.spend(length);
    if (place < 0) {
      return -1;
    }
    int digits = 2 + read[COUNTS] / DIGIT;
    // Told by the count alone, which the walk before this one left.
    if (digits < LEAST_DIGITS || (DIGITS_ALONE[country] && digits < length - 2)) {
      return -1;
    }
    boolean separated = true;
    long remainder = 0;
    for (int i = from; i < place; i++) {
      char c = chars[i];
      if (Ascii.isLetterOrDigit(c)) {
        remainder = append(remainder, c);
      } else {
        separated &= Ascii.isIn(SEPARATORS, c) && Ascii.isLetterOrDigit(chars[i + 1]);
      }
    }
    int check = (chars[from - 2] - '0') * 10 + chars[from - 1] - '0';
    remainder = append(append(remainder, first), second);
    boolean valid =
        (remainder % 97 * 100 + check) % 97 == 1
            && ((digits >= DIGITS && separated)
                || (digits >= (isSpaced(text, start) ? LEAST_DIGITS : DIGITS)
                    && isRegular(text, start, place)));
    return valid ? place - text.offset() : -1;
  }

  /**
   * The place after so many letters and digits, each with separators before it or not, if none
   * follows them; or -1. Goes on where the walk from the start before this one ended.
   */
  private static int placeAfter(char[] chars, int from, int limit, int count, int[] read) {
    int place = read[TO];
    int counts = read[COUNTS];
    boolean within = from >= read[FROM] && from <= place;
    for (int i = within ? read[FROM] : from; i < from; i++) {
      counts -= count(chars[i]);
    }
    if (!within || counts % DIGIT > count) {
      place = from;
      counts = 0;
    }
    boolean goesOn = true;
    while (goesOn && counts % DIGIT < count) {
      int next = place;
      int most = Math.min(limit, place + MOST_SEPARATORS);
      while (next < most && Ascii.isIn(ANY_SEPARATORS, chars[next])) {
        next++;
      }
      goesOn = next < limit && Ascii.isLetterOrDigit(chars[next]);
      if (goesOn) {
        counts += count(chars[next]);
        place = next + 1;
      }
    }
    read[FROM] = from;
    read[TO] = place;
    read[COUNTS] = counts;
    boolean ends = place == limit || !Ascii.isLetterOrDigit(chars[place]);
    return goesOn && ends ? place : -1;
  }

  /** Whether a letter stands there, or behind one separator. */
  private static boolean isLetterNext(char[] chars, int at) {
    return kind(chars[at]) == LETTER || (kind(chars[at]) == OTHER && kind(chars[at + 1]) == LETTER);
  }

  private static int count(char c) {
    return (Ascii.isLetterOrDigit(c) ? 1 : 0) + (Ascii.isDigit(c) ? DIGIT : 0);
  }

  /** Whether the first group ends with one blank or dash, or not at all. */
  private static boolean isSpaced(Text text, int start) {
    char separator = text.at(start + 4);
    return Ascii.isLetterOrDigit(separator)
        || ((separator == ' ' || separator == '+' || separator == '-')
            && Ascii.isLetterOrDigit(text.at(start + 5)));
  }

  /** Whether it is in one piece, or in groups of four with the same between them throughout. */
  private static boolean isRegular(Text text, int start, int placeAfter) {
    int end = placeAfter - text.offset();
    int gap = 0;
    while (!Ascii.isLetterOrDigit(text.at(start + 4 + gap))) {
      gap++;
    }
    int at = start;
    for (int count = 0; at < end; count++) {
      if (count > 0 && count % 4 == 0) {
        for (int i = 0; i < gap; i++) {
          if (text.at(at + i) != text.at(start + 4 + i)) {
            return false;
          }
        }
        at += gap;
      }
      if (!Ascii.isLetterOrDigit(text.at(at))) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** Letters count as two digits, A as 10. A division is made when there is no room for more. */
  private static long append(long number, char c) {
    long room = number < MOST ? number : number % 97;
    return Ascii.isDigit(c) ? room * 10 + c - '0' : room * 100 + (c | 0x20) - 'a' + 10;
  }
}
