package io.throughline.processors.business;

import io.opentelemetry.api.baggage.Baggage;
import io.throughline.business.internal.BusinessMembers;
import org.jspecify.annotations.Nullable;

/**
 * What one baggage says of a business transaction, as far as it is accepted. Name and id are there
 * both or neither.
 *
 * <p>OpenTelemetry's baggage never changes, and the spans and log records of a request mostly share
 * one, so each thread finds the answer of the baggage that it asked for last. Only the very same
 * object counts, so nobody sees another's members; of another class it may change, and is read each
 * time.
 *
 * <p><b>Concurrency.</b> Threads that share a slot race for it: a record has final fields only (JLS
 * 17.5), and one that is overwritten is read again.
 *
 * <p><b>Cost.</b> One comparison; for another baggage than the last, four look-ups in it and one
 * object.
 */
record CheckedMembers(
    Baggage baggage,
    @Nullable String user,
    @Nullable String name,
    @Nullable String id,
    @Nullable String origin) {

  private static final Class<?> IMMUTABLE = Baggage.empty().getClass();
  private static final int SLOTS = 8;

  /** References as far apart as two cache lines: neighbours are written by different threads. */
  private static final int SPACING = 32;

  private static final @Nullable CheckedMembers[] LAST = new CheckedMembers[(SLOTS + 1) * SPACING];

  static CheckedMembers of(Baggage baggage) {
    int slot = (((int) Thread.currentThread().getId() & (SLOTS - 1)) + 1) * SPACING;
    CheckedMembers last = LAST[slot];
    return last != null && last.baggage == baggage ? last : read(baggage, slot);
  }

  private static CheckedMembers read(Baggage baggage, int slot) {
    String name = BusinessMembers.name(baggage);
    String id = BusinessMembers.id(baggage);
    boolean both = name != null && id != null;
    CheckedMembers read =
        new CheckedMembers(
            baggage,
            BusinessMembers.user(baggage),
            both ? name : null,
            both ? id : null,
            BusinessMembers.origin(baggage));
    if (baggage.getClass() == IMMUTABLE) {
      LAST[slot] = read;
    }
    return read;
  }
}
