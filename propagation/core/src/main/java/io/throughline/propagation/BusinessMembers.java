package io.throughline.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The business members of a baggage and whether they are within bounds. They come from outside, so
 * an ancient start, an oversized id or a foreign character drops the whole transaction from this
 * message; a part of a transaction is worth nothing. Other members stay.
 */
final class BusinessMembers implements BiConsumer<String, BaggageEntry> {

  static final String PREFIX = "business.transaction.";
  static final String PSEUDONYM = "enduser.pseudo.id";

  private static final String NAME = PREFIX + "name";
  private static final String ID = PREFIX + "id";
  private static final String START_TIME = PREFIX + "start_time";
  private static final String PROMISE = PREFIX + "promise";
  private static final String GIVE_UP = PREFIX + "give_up";
  private static final String ORIGIN = PREFIX + "origin";

  static final List<String> NAMES =
      List.of(GIVE_UP, PROMISE, ORIGIN, START_TIME, NAME, ID, PSEUDONYM);

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_ID = 128;
  private static final long OLDEST_MILLIS = TimeUnit.DAYS.toMillis(30);
  private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private static final BusinessMembers NONE = new BusinessMembers();

  private boolean transaction;
  private boolean pseudonym;
  private boolean legalTransaction = true;
  private boolean legalPseudonym = true;
  private long startTime = -1;

  private BusinessMembers() {}

  static BusinessMembers of(Baggage baggage) {
    if (baggage.isEmpty()) {
      return NONE;
    }
    BusinessMembers members = new BusinessMembers();
    baggage.forEach(members);
    return members;
  }

  /** Only {@link #of} calls it; afterwards the object does not change. */
  @Override
  public void accept(String key, BaggageEntry entry) {
    if (key.startsWith(PREFIX)) {
      transaction = true;
      legalTransaction &= isLegal(key, entry.getValue());
      if (key.equals(START_TIME)) {
        startTime = millis(entry.getValue());
      }
    } else if (key.equals(PSEUDONYM)) {
      pseudonym = true;
      legalPseudonym = isText(entry.getValue(), LONGEST_ID);
    }
  }

  /** What is left for this process: at its edge nothing of the business, else what is in bounds. */
  Baggage accepted(Baggage baggage, boolean edge, LongSupplier clock) {
    if (!transaction && !pseudonym) {
      return baggage;
    }
    boolean dropPseudonym = edge || !legalPseudonym;
    boolean dropTransaction = edge || !legalTransaction || !isTimely(clock);
    return (transaction && dropTransaction) || (pseudonym && dropPseudonym)
        ? without(baggage, dropTransaction, dropPseudonym)
        : baggage;
  }

  private boolean isTimely(LongSupplier clock) {
    if (startTime < 0) {
      return true;
    }
    long now = clock.getAsLong();
    return startTime >= now - OLDEST_MILLIS && startTime <= now + AHEAD_MILLIS;
  }

  private static Baggage without(Baggage baggage, boolean transaction, boolean pseudonym) {
    BaggageBuilder builder = baggage.toBuilder();
    baggage.forEach(
        (key, entry) -> {
          if ((transaction && key.startsWith(PREFIX)) || (pseudonym && key.equals(PSEUDONYM))) {
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
