package io.throughline.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The business members of a baggage and whether they are within bounds. They come from outside, so
 * an ancient start, an oversized id or a foreign character drops the whole transaction from this
 * message; a part of a transaction is worth nothing. Other members stay.
 */
final class BusinessMembers {

  static final String PREFIX = "business.transaction.";
  static final String PSEUDONYM = "enduser.pseudo.id";

  private static final String NAME = PREFIX + "name";
  private static final String ID = PREFIX + "id";
  private static final String START_TIME = PREFIX + "start_time";
  private static final String PROMISE = PREFIX + "promise";
  private static final String GIVE_UP = PREFIX + "give_up";
  private static final String ORIGIN = PREFIX + "origin";

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_ID = 128;
  private static final long OLDEST_MILLIS = TimeUnit.DAYS.toMillis(30);
  private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private static final BusinessMembers NONE = new BusinessMembers(false, false, -1, null, true);

  private final boolean transaction;
  private final boolean pseudonym;
  private final long startTime;
  private final boolean legal;
  private final @Nullable Baggage stripped;

  private BusinessMembers(
      boolean transaction,
      boolean pseudonym,
      long startTime,
      @Nullable Baggage stripped,
      boolean legal) {
    this.transaction = transaction;
    this.pseudonym = pseudonym;
    this.startTime = startTime;
    this.stripped = stripped;
    this.legal = legal;
  }

  static BusinessMembers of(Baggage baggage) {
    boolean[] found = new boolean[2];
    boolean[] legal = {true, true};
    long[] start = {-1};
    baggage.forEach(
        (key, entry) -> {
          if (key.startsWith(PREFIX)) {
            found[0] = true;
            legal[0] &= isLegal(key, entry.getValue());
            if (key.equals(START_TIME)) {
              start[0] = millis(entry.getValue());
            }
          } else if (key.equals(PSEUDONYM)) {
            found[1] = true;
            legal[1] = isText(entry.getValue(), LONGEST_ID);
          }
        });
    if (!found[0] && !found[1]) {
      return NONE;
    }
    return new BusinessMembers(
        found[0], found[1], start[0], without(baggage, !legal[1]), legal[0] && legal[1]);
  }

  /** What is left for this process: at its edge nothing of the business, else what is in bounds. */
  Baggage accepted(Baggage baggage, boolean edge, long now) {
    if (!transaction && !pseudonym) {
      return baggage;
    }
    if (edge) {
      return without(baggage, true);
    }
    boolean timely =
        startTime < 0 || (startTime >= now - OLDEST_MILLIS && startTime <= now + AHEAD_MILLIS);
    return (legal && timely) || stripped == null ? baggage : stripped;
  }

  /**
   * The start says so in milliseconds, or it is -1: no transaction, or none that may be believed.
   */
  static long startTime(Baggage baggage) {
    String value = baggage.getEntryValue(START_TIME);
    return value == null ? -1 : millis(value);
  }

  private static Baggage without(Baggage baggage, boolean pseudonymToo) {
    BaggageBuilder builder = baggage.toBuilder();
    baggage.forEach(
        (key, entry) -> {
          if (key.startsWith(PREFIX) || (pseudonymToo && key.equals(PSEUDONYM))) {
            builder.remove(key);
          }
        });
    return builder.build();
  }

  private static boolean isLegal(String key, String value) {
    return switch (key) {
      case NAME -> isText(value, LONGEST_NAME);
      case START_TIME, PROMISE, GIVE_UP -> millis(value) >= 0;
      case ORIGIN -> isText(value, 32);
      case ID -> isText(value, LONGEST_ID);
      default -> isText(value, LONGEST_ID);
    };
  }

  /** Visible ASCII without quotes, separators and brackets of markup. */
  private static boolean isText(String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '`') {
        return false;
      }
    }
    return true;
  }

  /** Up to 15 plain digits, or -1. */
  private static long millis(String value) {
    if (value.isEmpty() || value.length() > 15) {
      return -1;
    }
    long millis = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      millis = millis * 10 + digit;
    }
    return millis;
  }
}
