package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only listed baggage members leave with an outbound call, whatever propagator writes them.
 *
 * <p>Cost: nothing where every member is allowed; else one new baggage per injection.
 */
public final class RedactingPropagator implements TextMapPropagator {
  /** What may leave unless the user says otherwise. */
  public static final List<String> DEFAULT_ALLOWED = List.of("business.*", "enduser.pseudo.id");

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
    boolean[] removed = new boolean[1];
    baggage.forEach(
        (name, entry) -> {
          if (KeyRules.matches(allowed, name) == null) {
            kept.remove(name);
            removed[0] = true;
          }
        });
    return removed[0] ? context.with(kept.build()) : context;
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
