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

  /** The country's letters, and the check. */
  private static final int BEGINNING = 4;

  private static final boolean[] DIGITS_ALONE = new boolean[26 * 26];

  private static final byte[] LENGTH_OF = new byte[26 * 26];

  static {
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
    LineBits bits = text.bits();
    int[] read = text.freshScratch();
    int free = 0;
    for (int block = 0; block < bits.blocks(); block++) {
      long places = bits.lettersBeforeDigits(block);
      while (places != 0) {
        int start = block * Long.SIZE + Long.numberOfTrailingZeros(places);
        places &= places - 1;
        int end = start >= free ? ibanEnd(text, bits, start, read) : -1;
        if (end > 0) {
          sink.found(start, end);
          free = end;
        }
      }
    }
  }

  private static int ibanEnd(Text text, LineBits bits, int start, int[] read) {
    char[] chars = text.array();
    int offset = text.offset();
    int from = start + BEGINNING;
    char first = Ascii.toUpper(chars[offset + start]);
    char second = Ascii.toUpper(chars[offset + start + 1]);
    int country = (first - 'A') * 26 + second - 'A';
    int length = LENGTH_OF[country];
    boolean ofDigits = DIGITS_ALONE[country];
    if (length == 0
        || start + length > text.length()
        || (ofDigits && isLetterNext(chars, offset + from))) {
      return -1;
    }
    text.spend(length);
    int place = bits.behindWords(from, length - BEGINNING);
    if (place < 0 || (place < text.length() && Ascii.isLetterOrDigit(chars[offset + place]))) {
      return -1;
    }
    int digits = 2 + bits.countDigits(from, place);
    return digits >= LEAST_DIGITS
            && (!ofDigits || digits == length - 2)
            && IbanCheck.isValid(chars, offset + from, offset + place, read)
            && isWritten(text, start, place, digits)
        ? place
        : -1;
  }

  /** Whether a letter stands there, or behind one sign. */
  private static boolean isLetterNext(char[] chars, int at) {
    return Ascii.isLetter(chars[at])
        || (!Ascii.isDigit(chars[at]) && Ascii.isLetter(chars[at + 1]));
  }

  /** Whether it is written as one: with so many digits, and what may stand between them. */
  private static boolean isWritten(Text text, int start, int end, int digits) {
    boolean separated = true;
    int signs = 0;
    for (int at = start + BEGINNING; at < end; at++) {
      char c = text.charAt(at);
      signs = Ascii.isLetterOrDigit(c) ? 0 : signs + 1;
      if (signs > MOST_SEPARATORS || (signs > 0 && !Ascii.isIn(ANY_SEPARATORS, c))) {
        return false;
      }
      separated &= signs == 0 || (signs == 1 && Ascii.isIn(SEPARATORS, c));
    }
    return (digits >= DIGITS && separated)
        || (digits >= (isSpaced(text, start) ? LEAST_DIGITS : DIGITS)
            && isRegular(text, start, end));
  }

  /** Whether the first group ends with one blank or dash, or not at all. */
  private static boolean isSpaced(Text text, int start) {
    char separator = text.at(start + 4);
    return Ascii.isLetterOrDigit(separator)
        || ((separator == ' ' || separator == '+' || separator == '-')
            && Ascii.isLetterOrDigit(text.at(start + 5)));
  }

  /** Whether it is in one piece, or in groups of four with the same between them throughout. */
  private static boolean isRegular(Text text, int start, int end) {
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
}
