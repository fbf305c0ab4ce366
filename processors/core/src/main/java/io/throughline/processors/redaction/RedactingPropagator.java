package io.throughline.processors.redaction;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets only allow-listed baggage leave with outbound requests and messages. What comes in, and what
 * the service itself sees, is not touched.
 *
 * <p>Cost: nothing is allocated when there is no baggage or all of it may leave.
 */
public final class RedactingPropagator implements TextMapPropagator {

  /** Business members and the pseudonym: non-personal by construction. */
  public static final List<String> DEFAULT_ALLOWED = List.of("business.*", "enduser.pseudo.id");

  private final TextMapPropagator delegate;
  private final List<String> allowed;

  private RedactingPropagator(TextMapPropagator delegate, Collection<String> allowed) {
    this.delegate = delegate;
    this.allowed = List.copyOf(allowed);
  }

  /**
   * @param allowed member names; a trailing {@code *} stands for any ending, {@code *} alone for
   *     all
   */
  public static TextMapPropagator create(TextMapPropagator delegate, Collection<String> allowed) {
    return allowed.contains("*") ? delegate : new RedactingPropagator(delegate, allowed);
  }

  @Override
  public Collection<String> fields() {
    return delegate.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    Baggage baggage = Baggage.fromContextOrNull(context);
    Context out =
        baggage == null || baggage.isEmpty() || allAllowed(baggage)
            ? context
            : context.with(allowedOf(baggage));
    delegate.inject(out, carrier, setter);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return delegate.extract(context, carrier, getter);
  }

  private boolean allAllowed(Baggage baggage) {
    boolean[] all = {true};
    baggage.forEach((name, entry) -> all[0] &= isAllowed(name));
    return all[0];
  }

  private Baggage allowedOf(Baggage baggage) {
    BaggageBuilder builder = Baggage.builder();
    baggage.forEach(
        (name, entry) -> {
          if (isAllowed(name)) {
            builder.put(name, entry.getValue(), entry.getMetadata());
          }
        });
    return builder.build();
  }

  private boolean isAllowed(String name) {
    for (int i = 0; i < allowed.size(); i++) {
      String pattern = allowed.get(i);
      int end = pattern.length() - 1;
      if (pattern.charAt(end) == '*'
          ? name.regionMatches(0, pattern, 0, end)
          : name.equals(pattern)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "RedactingPropagator{" + allowed + ", " + delegate + "}";
  }
}
