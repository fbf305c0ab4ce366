package io.throughline.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The business members of one baggage and whether they are within bounds. They come from outside,
 * so an ancient start, an oversized id or a foreign character drops the whole transaction from this
 * message; a part of a transaction is worth nothing. Other members stay.
 *
 * <p>The parser tells it of each member; afterwards the object does not change.
 */
@SuppressWarnings("EnumOrdinal") // the bits never leave this object
final class BusinessMembers {

  /** As long ago as the business API may promise something for. */
  private static final long OLDEST_MILLIS = TimeUnit.DAYS.toMillis(90);

  private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(5);

  /** A bit for each member; what a later version may add has the last one in common. */
  private static final int UNKNOWN = 1 << BusinessMember.values().length;

  private static final int PSEUDONYM = 1 << BusinessMember.PSEUDONYM.ordinal();

  private int present;
  private int illegal;
  private long startTime = -1;

  /** Of a member that stands there twice the last counts, as in the baggage. */
  void add(BusinessMember member, String value, boolean text, boolean digits) {
    int bit = 1 << member.ordinal();
    boolean legal = member.allows(value, text, digits);
    present |= bit;
    illegal = legal ? illegal & ~bit : illegal | bit;
    if (member == BusinessMember.START_TIME) {
      startTime = legal ? number(value) : -1;
    }
  }

  /** A member of the transaction that this version does not know; it is held to an id's bounds. */
  void addUnknown(String value, boolean text) {
    present |= UNKNOWN;
    if (!BusinessMember.ID.allows(value, text, false)) {
      illegal |= UNKNOWN;
    }
  }

  /** What is left for this process: at its edge nothing of the business, else what is in bounds. */
  Baggage accepted(Baggage baggage, boolean edge, LongSupplier clock) {
    if (present == 0) {
      return baggage;
    }
    int drop = edge ? present : illegal;
    boolean dropPseudonym = (drop & PSEUDONYM) != 0;
    boolean dropTransaction = (drop & ~PSEUDONYM) != 0 || !isTimely(clock);
    return dropTransaction || dropPseudonym
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
          if ((transaction && key.startsWith(BusinessMember.PREFIX))
              || (pseudonym && key.equals(BusinessMember.PSEUDONYM.key))) {
            builder.remove(key);
          }
        });
    return builder.build();
  }

  /** Up to 15 digits, so nothing overflows. */
  private static long number(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number * 10 + (digits.charAt(i) - '0');
    }
    return number;
  }
}
