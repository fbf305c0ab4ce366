package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes W3C {@code traceparent}, {@code tracestate}, {@code baggage}; reads {@code traceparent},
 * else {@code tracepack}, else X-Ray's header. {@code throughline} in {@code otel.propagators}.
 *
 * <p>What another propagator would log or throw on is no context here. Business members are
 * accepted within bounds only, and not at all where the service faces the internet ({@link
 * #atTheEdge}).
 *
 * <p>Cost: with a {@link BytesSetter} or {@link BytesGetter} no text is built beside the two ids;
 * repeated baggage is neither parsed nor escaped again; nothing to inject or extract allocates
 * nothing.
 */
public final class ThroughlinePropagator implements TextMapPropagator {

  private static final List<String> FIELDS =
      List.of(Fields.TRACEPARENT, Fields.TRACESTATE, Fields.BAGGAGE, Fields.TRACEPACK);

  private static final ThroughlinePropagator INSTANCE =
      new ThroughlinePropagator(false, System::currentTimeMillis);
  private static final ThroughlinePropagator EDGE =
      new ThroughlinePropagator(true, System::currentTimeMillis);

  private final boolean edge;
  private final LongSupplier clock;

  ThroughlinePropagator(boolean edge, LongSupplier clock) {
    this.edge = edge;
    this.clock = clock;
  }

  public static ThroughlinePropagator getInstance() {
    return INSTANCE;
  }

  /** The same, but business members that come from outside are dropped. */
  public static ThroughlinePropagator atTheEdge() {
    return EDGE;
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
    BytesSetter<C> bytes = setter instanceof BytesSetter<C> b ? b : null;
    SpanContext span = Span.fromContext(context).getSpanContext();
    if (span.isValid()) {
      if (bytes != null) {
        bytes.setBytes(carrier, Fields.TRACEPARENT, Traceparent.encodeBytes(span));
      } else {
        setter.set(carrier, Fields.TRACEPARENT, Traceparent.encode(span));
      }
      TraceState state = span.getTraceState();
      if (!state.isEmpty()) {
        String encoded = Tracestate.encode(state);
        if (!encoded.isEmpty()) {
          setter.set(carrier, Fields.TRACESTATE, encoded);
        }
      }
    }
    Baggage baggage = Baggage.fromContextOrNull(context);
    if (baggage == null || baggage.isEmpty()) {
      return;
    }
    BaggageMemo.Encoded encoded = BaggageMemo.encode(baggage);
    if (encoded == null) {
      return;
    }
    if (bytes != null) {
      bytes.setBytes(carrier, Fields.BAGGAGE, encoded.toBytes());
    } else {
      setter.set(carrier, Fields.BAGGAGE, encoded.toText());
    }
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    if (context == null || getter == null) {
      return context == null ? Context.root() : context;
    }
    BytesGetter<C> bytes = getter instanceof BytesGetter<C> b ? b : null;
    SpanContext plain = traceparent(carrier, getter, bytes);
    String pack = getter.get(carrier, Fields.TRACEPACK);
    SpanContext packed =
        pack == null ? null : Traceparent.decode(Tracepack.get(pack, Fields.TRACEPARENT));
    if (plain != null && packed != null && !plain.getTraceId().equals(packed.getTraceId())) {
      pack = null; // left behind by another trace
    }
    SpanContext span = plain != null ? plain : packed;
    Context result = context;
    if (span != null) {
      TraceState state = tracestate(carrier, getter, plain == null ? null : bytes, pack, plain);
      result = result.with(Span.wrap(state.isEmpty() ? span : withState(span, state)));
    } else {
      Context xray = XrayHeader.decode(context, getter.get(carrier, Fields.XRAY));
      result = xray == null ? context : xray;
    }
    BaggageMemo.Parsed parsed = baggage(carrier, getter, bytes, pack);
    if (parsed == null) {
      return result;
    }
    long now = clock.getAsLong();
    return result.with(parsed.business.accepted(parsed.baggage, edge, now));
  }

  /** Two that differ are refused: nobody can say which of them the sender meant. */
  private static <C> @Nullable SpanContext traceparent(
      @Nullable C carrier, TextMapGetter<C> getter, @Nullable BytesGetter<C> bytes) {
    if (bytes != null && !bytes.isRepeated(carrier, Fields.TRACEPARENT)) {
      return Traceparent.decode(bytes.getBytes(carrier, Fields.TRACEPARENT));
    }
    if (bytes == null) {
      String first = getter.get(carrier, Fields.TRACEPARENT);
      if (first == null) {
        return null;
      }
    }
    Iterator<String> all = getter.getAll(carrier, Fields.TRACEPARENT);
    if (all == null || !all.hasNext()) {
      return null;
    }
    String first = all.next();
    while (all.hasNext()) {
      if (!first.equals(all.next())) {
        return null;
      }
    }
    return Traceparent.decode(first);
  }

  private static <C> TraceState tracestate(
      @Nullable C carrier,
      TextMapGetter<C> getter,
      @Nullable BytesGetter<C> bytes,
      @Nullable String pack,
      @Nullable SpanContext plain) {
    if (plain == null) {
      return Tracestate.decode(Tracepack.get(pack, Fields.TRACESTATE));
    }
    if (bytes == null || bytes.getBytes(carrier, Fields.TRACESTATE) != null) {
      Iterator<String> all = getter.getAll(carrier, Fields.TRACESTATE);
      if (all != null && all.hasNext()) {
        return Tracestate.decode(all);
      }
    }
    return pack == null
        ? TraceState.getDefault()
        : Tracestate.decode(Tracepack.get(pack, Fields.TRACESTATE));
  }

  private static SpanContext withState(SpanContext span, TraceState state) {
    return SpanContext.createFromRemoteParent(
        span.getTraceId(), span.getSpanId(), span.getTraceFlags(), state);
  }

  private static <C> BaggageMemo.@Nullable Parsed baggage(
      @Nullable C carrier,
      TextMapGetter<C> getter,
      @Nullable BytesGetter<C> bytes,
      @Nullable String pack) {
    if (bytes != null && !bytes.isRepeated(carrier, Fields.BAGGAGE)) {
      byte[] value = bytes.getBytes(carrier, Fields.BAGGAGE);
      if (value != null && value.length > 0) {
        return value.length > BaggageParser.MAX_BYTES ? null : BaggageMemo.parse(value);
      }
    } else {
      BaggageMemo.Parsed parsed = joined(getter.getAll(carrier, Fields.BAGGAGE));
      if (parsed != null) {
        return parsed;
      }
    }
    String packed = pack == null ? null : Tracepack.get(pack, Fields.BAGGAGE);
    return packed == null ? null : single(packed);
  }

  private static BaggageMemo.@Nullable Parsed single(String header) {
    return header.isEmpty() || header.length() > BaggageParser.MAX_BYTES
        ? null
        : BaggageMemo.parse(header.getBytes(UTF_8));
  }

  /** Several headers count as one list, up to the limits of the whole. */
  private static BaggageMemo.@Nullable Parsed joined(@Nullable Iterator<String> all) {
    if (all == null || !all.hasNext()) {
      return null;
    }
    String first = all.next();
    if (!all.hasNext()) {
      return single(first);
    }
    BaggageBuilder builder = Baggage.builder();
    int total = 0;
    int members = 0;
    boolean some = false;
    for (String header = first; header != null; header = all.hasNext() ? all.next() : null) {
      if (header.isEmpty()) {
        continue;
      }
      total += header.length();
      if (total > BaggageParser.MAX_BYTES || members >= BaggageParser.MAX_MEMBERS) {
        break;
      }
      some = true;
      members +=
          BaggageParser.parse(header.getBytes(UTF_8), builder, BaggageParser.MAX_MEMBERS - members);
    }
    return some ? new BaggageMemo.Parsed(new byte[0], builder.build()) : null;
  }

  @Override
  public String toString() {
    return edge ? "ThroughlinePropagator{edge}" : "ThroughlinePropagator";
  }
}
