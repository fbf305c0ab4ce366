package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.baggage.Baggage;
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
import java.util.Objects;
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
 * repeated baggage is neither parsed nor escaped again; where there is nothing to inject or
 * extract, nothing is allocated beside what the carrier's own walk allocates.
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
    return getter instanceof BytesGetter<C> bytes
        ? extractBytes(context, carrier, bytes)
        : extractText(context, carrier, getter);
  }

  private <C> Context extractBytes(Context context, @Nullable C carrier, BytesGetter<C> getter) {
    BytesFields fields = new BytesFields();
    getter.readInto(carrier, fields);
    if (fields.isEmpty()) {
      return context;
    }
    SpanContext plain = Traceparent.decode(fields.traceparent());
    String pack = fields.tracepack();
    SpanContext packed = Tracepack.traceparent(pack);
    if (Tracepack.isLeftBehind(plain, packed)) {
      pack = null;
    }
    Context result;
    if (plain == null && packed == null) {
      result = xray(context, fields.xray());
    } else {
      String state =
          fields.isTracestateRepeated()
              ? join(getter.getAll(carrier, Fields.TRACESTATE))
              : fields.tracestate();
      result = context.with(Span.wrap(span(plain, packed, state, pack)));
    }
    BaggageMemo.Parsed parsed =
        fields.isBaggageRepeated()
            ? parse(getter.getAll(carrier, Fields.BAGGAGE))
            : parse(fields.baggage());
    return withBaggage(result, parsed, pack);
  }

  private <C> Context extractText(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    SpanContext plain = traceparent(carrier, getter);
    String pack = getter.get(carrier, Fields.TRACEPACK);
    SpanContext packed = Tracepack.traceparent(pack);
    if (Tracepack.isLeftBehind(plain, packed)) {
      pack = null;
    }
    Context result;
    if (plain == null && packed == null) {
      result = xray(context, getter.get(carrier, Fields.XRAY));
    } else {
      String state = plain == null ? null : join(getter.getAll(carrier, Fields.TRACESTATE));
      result = context.with(Span.wrap(span(plain, packed, state, pack)));
    }
    return withBaggage(result, parse(getter.getAll(carrier, Fields.BAGGAGE)), pack);
  }

  /** Two that differ are refused: nobody can say which of them the sender meant. */
  private static <C> @Nullable SpanContext traceparent(
      @Nullable C carrier, TextMapGetter<C> getter) {
    String first = getter.get(carrier, Fields.TRACEPARENT);
    if (first == null) {
      return null;
    }
    Iterator<String> all = getter.getAll(carrier, Fields.TRACEPARENT);
    while (all != null && all.hasNext()) {
      if (!first.equals(all.next())) {
        return null;
      }
    }
    return Traceparent.decode(first);
  }

  private static Context xray(Context context, @Nullable String header) {
    Context extracted = header == null ? null : XrayHeader.decode(context, header);
    return extracted == null ? context : extracted;
  }

  private static SpanContext span(
      @Nullable SpanContext plain,
      @Nullable SpanContext packed,
      @Nullable String state,
      @Nullable String pack) {
    SpanContext span = plain != null ? plain : Objects.requireNonNull(packed);
    String members = plain != null ? state : null;
    if (members == null && pack != null) {
      members = Tracepack.get(pack, Fields.TRACESTATE);
    }
    if (members == null) {
      return span;
    }
    TraceState parsed = Tracestate.decode(members);
    return parsed.isEmpty()
        ? span
        : SpanContext.createFromRemoteParent(
            span.getTraceId(), span.getSpanId(), span.getTraceFlags(), parsed);
  }

  /** Several headers are one list, in their order. */
  private static @Nullable String join(@Nullable Iterator<String> headers) {
    if (headers == null || !headers.hasNext()) {
      return null;
    }
    String first = headers.next();
    if (!headers.hasNext()) {
      return first;
    }
    StringBuilder joined = new StringBuilder(first);
    while (headers.hasNext()) {
      joined.append(',').append(headers.next());
    }
    return joined.toString();
  }

  private Context withBaggage(
      Context context, BaggageMemo.@Nullable Parsed plain, @Nullable String pack) {
    BaggageMemo.Parsed parsed = plain;
    if (parsed == null && pack != null) {
      String packed = Tracepack.get(pack, Fields.BAGGAGE);
      parsed = packed == null ? null : parse(packed.getBytes(UTF_8));
    }
    return parsed == null
        ? context
        : context.with(parsed.business.accepted(parsed.baggage, edge, clock));
  }

  private static BaggageMemo.@Nullable Parsed parse(byte @Nullable [] header) {
    return header == null || header.length == 0 || header.length > BaggageParser.MAX_BYTES
        ? null
        : BaggageMemo.parse(header);
  }

  /** Several headers count as one list, up to the limits of the whole. */
  private static BaggageMemo.@Nullable Parsed parse(@Nullable Iterator<String> headers) {
    if (headers == null || !headers.hasNext()) {
      return null;
    }
    String first = headers.next();
    if (!headers.hasNext()) {
      return parse(first.getBytes(UTF_8));
    }
    BaggageParser parser = new BaggageParser();
    int total = 0;
    boolean some = false;
    for (String header = first;
        header != null;
        header = headers.hasNext() ? headers.next() : null) {
      total += header.length();
      if (total > BaggageParser.MAX_BYTES || parser.isFull()) {
        break;
      }
      some |= !header.isEmpty();
      parser.read(header.getBytes(UTF_8));
    }
    return some ? BaggageMemo.Parsed.of(parser) : null;
  }

  @Override
  public String toString() {
    return edge ? "ThroughlinePropagator{edge}" : "ThroughlinePropagator";
  }
}
