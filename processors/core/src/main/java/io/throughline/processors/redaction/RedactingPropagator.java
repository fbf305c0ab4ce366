package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.business.internal.BusinessMembers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only listed baggage members leave with an outbound call, whatever propagator writes them,
 * and of those only the value, not the properties.
 *
 * <p>Cost: a look at each member where all of them may leave as they are; else one new baggage per
 * injection.
 */
public final class RedactingPropagator implements TextMapPropagator {
  /** What may leave unless the user says otherwise: what a business transaction travels by. */
  public static final List<String> DEFAULT_ALLOWED = BusinessMembers.ALL;

  private final TextMapPropagator delegate;
  private final Set<String> allowed;
  private final boolean all;

  private RedactingPropagator(TextMapPropagator delegate, Collection<String> allowed) {
    this.delegate = delegate;
    this.allowed = Set.copyOf(allowed);
    all = allowed.contains("*");
  }

  /** Allows {@link #DEFAULT_ALLOWED}. */
  public static RedactingPropagator create(TextMapPropagator delegate) {
    return create(delegate, DEFAULT_ALLOWED);
  }

  /**
   * Allows those alone.
   *
   * @param allowed names of members, or prefixes that end in {@code *}
   */
  public static RedactingPropagator create(TextMapPropagator delegate, Collection<String> allowed) {
    return new RedactingPropagator(requireNonNull(delegate, "delegate"), allowed);
  }

  @Override
  public Collection<String> fields() {
    return delegate.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    delegate.inject(all ? context : allowedOnly(context), carrier, setter);
  }

  private Context allowedOnly(Context context) {
    Baggage baggage = Baggage.fromContextOrNull(context);
    if (baggage == null || baggage.isEmpty()) {
      return context;
    }
    boolean[] changes = new boolean[1];
    baggage.forEach((name, entry) -> changes[0] |= !isAllowed(name) || hasProperties(entry));
    return changes[0] ? context.with(allowedOnly(baggage)) : context;
  }

  private Baggage allowedOnly(Baggage baggage) {
    BaggageBuilder kept = baggage.toBuilder();
    baggage.forEach(
        (name, entry) -> {
          if (!isAllowed(name)) {
            kept.remove(name);
          } else if (hasProperties(entry)) {
            kept.put(name, entry.getValue());
          }
        });
    return kept.build();
  }

  private boolean isAllowed(String name) {
    return KeyRules.matches(allowed, name) != null;
  }

  /** They are free text that no list has named. */
  private static boolean hasProperties(BaggageEntry entry) {
    return !entry.getMetadata().getValue().isEmpty();
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return delegate.extract(context, carrier, getter);
  }

  @Override
  public String toString() {
    return "RedactingPropagator{" + delegate + ", allowed=" + allowed + "}";
  }
}
