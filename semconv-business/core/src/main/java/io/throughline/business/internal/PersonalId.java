package io.throughline.business.internal;

/**
 * Tells ids that look personal. Deliberately quick to suspect: a wrong suspicion costs an id its
 * readable form, a wrong trust exports somebody's card number.
 */
public final class PersonalId {
  static final int CARD_MIN = 13;
  private static final int CARD_MAX = 19;
  private static final int PHONE_MIN = 7;

  private PersonalId() {}

  /** Whether the id looks like an e-mail address, a phone number with +, or holds a card. */
  public static boolean looksPersonal(String id) {
    return id.indexOf('@') >= 0 || looksLikePhone(id) || holdsCard(id);
  }

  /**
   * Whether the id is a payment card, however separated, or has one among its words, in one piece
   * or in the groups it is printed in. A word has letters and digits: in a token or a UUID there is
   * no card by chance.
   */
  static boolean holdsCard(String id) {
    if (isCard(id, 0, id.length())) {
      return true;
    }
    boolean inWord = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!inWord && isDigit(c) && startsCard(id, i)) {
        return true;
      }
      inWord = isDigit(c) || Character.isLetter(c);
    }
    return false;
  }

  private static boolean startsCard(String id, int from) {
    int end = endOfNumber(id, from);
    int length = end - from;
    if (length >= CARD_MIN) {
      return isCard(id, from, end);
    }
    return length == 4 && (isGrouped(id, from, 4, 4, 4) || isGrouped(id, from, 6, 5, 0));
  }

  /** Behind a first group of four; a last group of none is not looked for. */
  private static boolean isGrouped(String id, int from, int second, int third, int fourth) {
    int end = nextGroup(id, nextGroup(id, from + 4, second), third);
    if (fourth > 0) {
      end = nextGroup(id, end, fourth);
    }
    return end > 0 && isCard(id, from, end);
  }

  /** The end of a group of so many digits behind one separator, or −1 where there is none. */
  private static int nextGroup(String id, int separator, int digits) {
    int from = separator + 1;
    return separator > 0
            && separator < id.length()
            && isSeparator(id.charAt(separator))
            && endOfNumber(id, from) == from + digits
        ? from + digits
        : -1;
  }

  /** The end of the word of digits that starts here; here itself where it is no such word. */
  private static int endOfNumber(String id, int from) {
    int end = from;
    while (end < id.length() && isDigit(id.charAt(end))) {
      end++;
    }
    return end < id.length() && Character.isLetter(id.charAt(end)) ? from : end;
  }

  /**
   * 13 to 19 digits, separators aside, that start as an issuer's number does and pass the Luhn
   * check. None starts with 20 or 21, as the times and dates in ids do.
   */
  private static boolean isCard(String id, int from, int to) {
    int digits = 0;
    int first = -1;
    int second = -1;
    int sum = 0;
    boolean doubled = false;
    for (int i = to - 1; i >= from; i--) {
      char c = id.charAt(i);
      if (isDigit(c)) {
        int digit = c - '0';
        int weighted = doubled ? 2 * digit : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
        doubled = !doubled;
        second = first;
        first = digit;
        digits++;
      } else if (!isSeparator(c)) {
        return false;
      }
    }
    int issuer = first * 10 + second;
    return digits >= CARD_MIN
        && digits <= CARD_MAX
        && issuer >= 22
        && issuer <= 69
        && sum % 10 == 0;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == ' ' || c == '.' || c == '/' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean looksLikePhone(String id) {
    int plus = id.indexOf('+');
    if (plus < 0) {
      return false;
    }
    int digits = 0;
    for (int i = plus + 1; i < id.length(); i++) {
      if (Character.isDigit(id.charAt(i))) {
        digits++;
      }
    }
    return digits >= PHONE_MIN;
  }
}
