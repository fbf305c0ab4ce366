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

  /** Whether the id looks like an e-mail address, a payment card or a phone number with +. */
  public static boolean looksPersonal(String id) {
    return id.indexOf('@') >= 0 || looksLikePhone(id) || looksLikeCard(id);
  }

  /** 13 to 19 digits, separators aside, that start like a card and pass the Luhn check. */
  static boolean looksLikeCard(String id) {
    int digits = 0;
    int first = -1;
    int sum = 0;
    boolean doubled = false;
    for (int i = id.length() - 1; i >= 0; i--) {
      char c = id.charAt(i);
      if (c >= '0' && c <= '9') {
        int digit = c - '0';
        int weighted = doubled ? 2 * digit : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
        doubled = !doubled;
        first = digit;
        digits++;
      } else if (c != '-' && c != ' ' && c != '.' && c != '/' && c != '_') {
        return false;
      }
    }
    return digits >= CARD_MIN && digits <= CARD_MAX && first >= 2 && first <= 6 && sum % 10 == 0;
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
