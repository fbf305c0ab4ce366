package io.throughline.propagation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AWS X-Ray's header, {@code X-Amzn-Trace-Id}; {@code throughline-xray} in {@code
 * otel.propagators}. It never throws, keeps the lineage, and never touches baggage.
 */
public final class ThroughlineXrayPropagator implements TextMapPropagator {

  private static final ThroughlineXrayPropagator INSTANCE = new ThroughlineXrayPropagator();
  private static final List<String> FIELDS = List.of(Fields.XRAY);

  private ThroughlineXrayPropagator() {}

  public static ThroughlineXrayPropagator getInstance() {
    return INSTANCE;
  }

  /**
   * The context with the lineage of a header that stands beside another propagator's fields, which
   * give the trace; the same context where the header is null or has none.
   */
  public static Context withLineage(Context context, @Nullable String header) {
    return header == null ? context : XrayHeader.withLineage(context, header);
  }

  @Override
  public Collection<String> fields() {
    return FIELDS;
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    if (context == null || setter == null) {
      return;
    }
    String header = XrayHeader.encode(context, Span.fromContext(context).getSpanContext());
    if (header != null) {
      setter.set(carrier, Fields.XRAY, header);
    }
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    if (context == null || getter == null) {
      return context == null ? Context.root() : context;
    }
    Context extracted = XrayHeader.decode(context, getter.get(carrier, Fields.XRAY));
    return extracted == null ? context : extracted;
  }

  @Override
  public String toString() {
    return "ThroughlineXrayPropagator";
  }
}
