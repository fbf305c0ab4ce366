package io.throughline.processors.redaction.detect;

/**
 * Tokens in a sentence, where no sign says that one follows: "the api key is …", "using access
 * token … again". Only what mixes digits with letters of both cases is one, as words and the names
 * of objects do not.
 */
final class ProseTokens {

  /** "shared access key". */
  private static final int LONGEST_NAME = 24;

  private static final int LONGEST = 512;

  private static final String[] LINKS = {"is ", "is: ", "was "};

  /** The longest link, and the characters of a token among which a digit is. */
  private static final int REACH = 4 + Mixture.MOST;

  private static final long[] BEHIND = Ascii.set(" .,;!?)]}\"'\\\n\r\t");

  private ProseTokens() {}

  /** Looks behind the blank at {@code at} that may end a name. */
  static void behindName(Text text, int at, FindingSink sink) {
    if (!text.holdsDigit(at + 1, at + 1 + REACH)) {
      return;
    }
    int from = at + 1;
    for (String link : LINKS) {
      from = text.startsWith(link, at + 1) ? at + 1 + link.length() : from;
    }
    int end = text.runEnd(from, from + LONGEST, Ascii.NAME);
    while (end > from && text.peek(end - 1) == '.') {
      end--;
    }
    if (SecretValues.mayBeOfKey(text, from, end)
        && holdsDigitsTwice(text, from, end)
        && (end == text.length() || Ascii.isIn(BEHIND, text.peek(end)))
        && SecretNames.kindOf(text, Math.max(0, at - LONGEST_NAME), at) == SecretNames.TOKEN
        && SecretValues.isSecret(text, from, end, SecretNames.KEY, true)) {
      sink.found(from, end);
    }
  }

  /** The name of a class holds those of an algorithm at most: {@code HmacSHA256Validator}. */
  private static boolean holdsDigitsTwice(Text text, int from, int end) {
    int runs = 0;
    for (int at = from; at < end; at++) {
      boolean begins = Ascii.isDigit(text.peek(at)) && !Ascii.isDigit(text.peek(at - 1));
      runs += begins ? 1 : 0;
    }
    text.spend(end - from);
    return runs > 1;
  }
}
