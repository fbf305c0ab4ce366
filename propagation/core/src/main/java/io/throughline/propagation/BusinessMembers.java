package io.throughline.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntry;
import java.util.Arrays;
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
  private static final int LONGEST_ORIGIN = 32;
  private static final long OLDEST_MILLIS = TimeUnit.DAYS.toMillis(30);
  private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(5);

  /** Visible ASCII without quotes, backslash and brackets of markup. */
  private static final boolean[] TEXT = new boolean[128];

  static {
    Arrays.fill(TEXT, '!', '~' + 1, true);
    "\"\\<>`".chars().forEach(c -> TEXT[c] = false);
  }

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
    char first = key.charAt(0);
    if (first != 'b' && first != 'e') {
      return;
    }
    String value = entry.getValue();
    switch (key) {
      case NAME -> member(isText(value, LONGEST_NAME));
      case ID -> member(isText(value, LONGEST_ID));
      case START_TIME -> {
        startTime = millis(value);
        member(startTime >= 0);
      }
      case PROMISE, GIVE_UP -> member(millis(value) >= 0);
      case ORIGIN -> member(isText(value, LONGEST_ORIGIN));
      case PSEUDONYM -> {
        pseudonym = true;
        legalPseudonym = isText(value, LONGEST_ID);
      }
      default -> {
        if (key.startsWith(PREFIX)) {
          member(isText(value, LONGEST_ID));
        }
      }
    }
  }

  private void member(boolean isLegal) {
    transaction = true;
    legalTransaction &= isLegal;
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

  private static boolean isText(String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '~' || !TEXT[c]) {
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
