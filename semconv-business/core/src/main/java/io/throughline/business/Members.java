package io.throughline.business;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.throughline.business.internal.BusinessMembers;
import org.jspecify.annotations.Nullable;

/**
 * What travels of a transaction: fixed when it starts, and never personal.
 *
 * @param promiseMillis −1: nothing promised
 * @param giveUpMillis −1: never given up
 * @param origin the trace in which it started; null where none was recorded
 */
record Members(
    String name,
    String id,
    long startMillis,
    long promiseMillis,
    long giveUpMillis,
    @Nullable String origin) {

  static boolean present(Baggage baggage) {
    return baggage.getEntryValue(BusinessMembers.NAME) != null
        || baggage.getEntryValue(BusinessMembers.ID) != null;
  }

  /** The transaction in this baggage, or null where there is none or it is out of bounds. */
  static @Nullable Members read(Baggage baggage, long nowMillis) {
    String name = BusinessMembers.name(baggage);
    String id = BusinessMembers.id(baggage);
    long start =
        BusinessMembers.millis(
            baggage.getEntryValue(BusinessMembers.START_TIME),
            nowMillis + BusinessMembers.MAX_AHEAD_MILLIS);
    if (name == null || id == null || start < nowMillis - BusinessMembers.MAX_MILLIS) {
      return null;
    }
    return new Members(
        name,
        id,
        start,
        BusinessMembers.millis(
            baggage.getEntryValue(BusinessMembers.PROMISE), BusinessMembers.MAX_MILLIS),
        BusinessMembers.millis(
            baggage.getEntryValue(BusinessMembers.GIVE_UP), BusinessMembers.MAX_MILLIS),
        BusinessMembers.origin(baggage));
  }

  Baggage writeTo(Baggage current) {
    BaggageBuilder baggage =
        current.toBuilder()
            .put(BusinessMembers.NAME, name)
            .put(BusinessMembers.ID, id)
            .put(BusinessMembers.START_TIME, Long.toString(startMillis));
    put(baggage, BusinessMembers.PROMISE, promiseMillis < 0 ? null : Long.toString(promiseMillis));
    put(baggage, BusinessMembers.GIVE_UP, giveUpMillis < 0 ? null : Long.toString(giveUpMillis));
    put(baggage, BusinessMembers.ORIGIN, origin);
    return baggage.build();
  }

  // A transaction started within another must not inherit a member that it does not have.
  private static void put(BaggageBuilder baggage, String key, @Nullable String value) {
    if (value == null) {
      baggage.remove(key);
    } else {
      baggage.put(key, value);
    }
  }
}
