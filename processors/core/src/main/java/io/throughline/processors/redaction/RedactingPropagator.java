package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
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
 * <p>Cost: nothing where every member is allowed; else one new baggage per injection.
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
    BaggageBuilder kept = baggage.toBuilder();
    boolean[] changed = new boolean[1];
    baggage.forEach(
        (name, entry) -> {
          if (KeyRules.matches(allowed, name) == null) {
            kept.remove(name);
            changed[0] = true;
          } else if (!entry.getMetadata().getValue().isEmpty()) {
            // Properties are free text that no list has named.
            kept.put(name, entry.getValue());
            changed[0] = true;
          }
        });
    return changed[0] ? context.with(kept.build()) : context;
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
