package io.throughline.processors.redaction.detect;

import java.util.Locale;

/**
 * What an attribute key, or a word beside a number, is about. Weak patterns count only beside a
 * word of their topic.
 *
 * <p>A word of more than one part ({@code credit card}) is matched on the parts in a row.
 */
enum Topic {
  CARD("card", "pan", "cc", "creditcard", "ccnum", "ccnumber", "visa", "mastercard", "amex", "maestro"),
  EMAIL("email", "mail"),
  PHONE("phone", "mobile", "tel", "telephone", "cell", "cellphone", "fax", "msisdn", "whatsapp", "sms"),
  IP("ip", "ipaddress", "ipv4", "ipv6"),
  ACCOUNT("iban", "account", "acct", "bank"),
  SECRET("password", "passwd", "pwd", "secret", "token", "authorization"),
  SQL("sql", "statement", "query");

  private final String[] words;

  Topic(String... words) {
    this.words = words;
  }

  long bit() {
    return 1L << ordinal();
  }

  /** The topics of one lower-case word, as bits. */
  static long of(String word) {
    long bits = 0;
    String lower = word.toLowerCase(Locale.ROOT);
    for (Topic topic : values()) {
      for (String candidate : topic.words) {
        if (candidate.equals(lower)) {
          bits |= topic.bit();
        }
      }
    }
    return bits;
  }
}
