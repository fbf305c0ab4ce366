package io.throughline.processors.redaction.detect;

/**
 * Which leading digits and lengths payment cards have (ISO/IEC 7812; ranges as the networks publish
 * them).
 */
final class CardIssuers {

  /** By a card's first two digits, a bit for each length that any network issues. */
  private static final int[] LENGTHS = new int[100];

  static {
    for (int four = 0; four < 100 * LENGTHS.length; four++) {
      for (int length = CardDetector.SHORTEST; length <= CardDetector.LONGEST; length++) {
        int lead = four * 100;
        if (issues(lead, length)
            || issuesRarely(lead, length)
            || isAirTravel((char) ('0' + four / 1000), length)) {
          LENGTHS[four / 100] |= 1 << length;
        }
      }
    }
  }

  private CardIssuers() {}

  /** The lengths that a card may have whose first two digits are these, a bit for each. */
  static int lengths(char first, char second) {
    return LENGTHS[(first - '0') * 10 + second - '0'];
  }

  /**
   * Whether a number of {@code length} digits that begins with {@code lead} (six digits) may be a
   * card of a network that issues such cards.
   */
  static boolean issues(int lead, int length) {
    int four = lead / 100;
    int two = lead / 10_000;
    return switch (length) {
      case 13 -> two / 10 == 4;
      case 14 -> isDiners(four);
      case 15 -> two == 34 || two == 37 || four == 2131 || four == 1800;
      case 16 ->
          two / 10 == 4
              || (two >= 50 && two <= 58)
              || (four >= 2200 && four <= 2205)
              || (four >= 2221 && four <= 2720)
              || two == 35
              || two / 10 == 6
              || two == 81
              || two == 82
              || four == 9792
              || isDiners(four);
      case 17, 18, 19 -> isLong(four, two);
      default -> false;
    };
  }

  /** Lengths and networks too rare, or too like other numbers, to believe without a word for it. */
  static boolean issuesRarely(int lead, int length) {
    int two = lead / 10_000;
    boolean maestro = two == 50 || (two >= 56 && two <= 69);
    return (length == 12 && maestro) || (length == 19 && two / 10 == 4);
  }

  /** UATP's, which begin as too many other numbers do. */
  static boolean isAirTravel(char first, int length) {
    return first == '1' && length == 15;
  }

  private static boolean isDiners(int four) {
    int two = four / 100;
    int three = four / 10;
    return (three >= 300 && three <= 305) || three == 309 || two == 36 || two == 38 || two == 39;
  }

  private static boolean isLong(int four, int two) {
    return two == 62
        || two == 50
        || (two >= 56 && two <= 58)
        || two == 65
        || two == 67
        || four == 6011
        || (four >= 6440 && four <= 6499)
        || four == 6304
        || (four >= 3528 && four <= 3589);
  }
}
