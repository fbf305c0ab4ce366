package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Whatever a record holds and however near it is to its producer's {@code max.request.size}: it
 * stays sendable and carries as much as fits. Sizes are the client's own reckoning, by which it
 * refuses a record.
 */
class KafkaBudgetPropertyTest {

  /** What our reckoning may leave unused: lengths of lengths, which are taken at their longest. */
  private static final int SLACK = 3 * 3;

  private static final String TRACE_ID = "11111111111111111111111111111111";

  /**
   * @param room bytes between the record's size and the limit
   */
  record Given(String key, String value, Map<String, String> headers, int room) {}

  record Sender(boolean business, int foreignMembers, boolean tracestate) {}

  @Property(tries = 2000)
  void onSend_anyRecord_staysSendableAndCarriesWhatFits(
      @ForAll("given") Given given, @ForAll("sender") Sender sender) {
    KafkaFixture otel = new KafkaFixture();
    ProducerRecord<Object, Object> record =
        new ProducerRecord<>("orders", null, given.key(), given.value());
    given.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    int limit = size(given, record.headers()) + given.room();
    Map<String, Object> config = new HashMap<>(otel.underConfig());
    config.put("max.request.size", Integer.toString(limit));
    TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
    interceptor.configure(config);
    ProducerRecord<Object, Object> sent;
    try (Scope scope = context(sender).makeCurrent()) {
      sent = interceptor.onSend(record);
    }
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(size(given, sent.headers())).as("size").isLessThanOrEqualTo(limit);
    given
        .headers()
        .forEach(
            (name, value) ->
                assertThat(new String(sent.headers().lastHeader(name).value(), UTF_8))
                    .isEqualTo(value));
    Context arrived =
        ThroughlinePropagator.getInstance()
            .extract(Context.root(), sent.headers(), KafkaHeadersGetter.INSTANCE);
    boolean hasTrace = Span.fromContext(arrived).getSpanContext().getTraceId().equals(TRACE_ID);
    boolean hasBusiness =
        Baggage.fromContext(arrived).getEntryValue("business.transaction.id") != null;
    int trace = headerSize("traceparent", 55);
    int business = headerSize("baggage", encoded(baggage(new Sender(true, 0, false))).length());
    if (given.room() >= trace + SLACK) {
      assertThat(hasTrace).as("trace").isTrue();
    }
    if (sender.business() && given.room() >= trace + business + SLACK) {
      assertThat(hasBusiness).as("business").isTrue();
    }
    boolean lostBusiness = sender.business() && !hasBusiness;
    assertThat(degraded(otel)).isEqualTo(lost(sender, arrived, hasTrace, lostBusiness));
    assertThat(otel.openSpans()).isZero();
  }

  /** What a reader of the message misses, as the counter should name it. */
  private static Set<String> lost(
      Sender sender, Context arrived, boolean hasTrace, boolean lostBusiness) {
    Set<String> lost = new TreeSet<>();
    Baggage baggage = Baggage.fromContext(arrived);
    for (int i = 0; i < sender.foreignMembers(); i++) {
      if (baggage.getEntryValue("foreign" + i) == null) {
        lost.add("kafka baggage bytes");
      }
    }
    if (sender.tracestate()
        && Span.fromContext(arrived).getSpanContext().getTraceState().isEmpty()) {
      lost.add("kafka tracestate bytes");
    }
    if (lostBusiness) {
      lost.add("kafka business bytes");
    }
    if (!hasTrace) {
      lost.add("kafka trace bytes");
    }
    return lost;
  }

  private static Set<String> degraded(KafkaFixture otel) {
    Set<String> degraded = new TreeSet<>();
    otel.metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals("throughline.propagation.degraded"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .peek(point -> assertThat(point.getValue()).isEqualTo(1))
        .map(LongPointData::getAttributes)
        .forEach(
            attributes -> {
              Map<String, Object> byName = new HashMap<>();
              attributes.forEach((key, value) -> byName.put(key.getKey(), value));
              assertThat(byName).containsOnlyKeys("carrier", "lost", "reason");
              degraded.add(
                  byName.get("carrier") + " " + byName.get("lost") + " " + byName.get("reason"));
            });
    return degraded;
  }

  private static int size(Given given, Headers headers) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        Compression.NONE.type(),
        given.key() == null ? null : given.key().getBytes(UTF_8),
        given.value() == null ? null : given.value().getBytes(UTF_8),
        headers.toArray());
  }

  private static int headerSize(String name, int value) {
    return 1 + name.length() + (value < 64 ? 1 : 2) + value;
  }

  private static String encoded(Baggage baggage) {
    Map<String, String> carrier = new HashMap<>();
    ThroughlinePropagator.getInstance().inject(Context.root().with(baggage), carrier, Map::put);
    return carrier.get("baggage");
  }

  private static Context context(Sender sender) {
    TraceState state =
        sender.tracestate()
            ? TraceState.builder().put("vendor", "value").build()
            : TraceState.getDefault();
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(TRACE_ID, "2222222222222222", TraceFlags.getSampled(), state)))
        .with(baggage(sender));
  }

  private static Baggage baggage(Sender sender) {
    BaggageBuilder baggage = Baggage.builder();
    if (sender.business()) {
      baggage
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .put("business.transaction.start_time", Long.toString(System.currentTimeMillis()));
    }
    for (int i = 0; i < sender.foreignMembers(); i++) {
      baggage.put("foreign" + i, "value \"ü\" " + i);
    }
    return baggage.build();
  }

  @Provide
  Arbitrary<Given> given() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(80),
            Arbitraries.of("", "😀", "x".repeat(8191), "ü".repeat(20_000)));
    Arbitrary<Map<String, String>> headers =
        Arbitraries.oneOf(
            Arbitraries.maps(
                    Arbitraries.strings().withCharRange('a', 'ü').ofMinLength(1).ofMaxLength(8),
                    Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(100))
                .ofMaxSize(10)
                .filter(map -> map.keySet().stream().noneMatch(List.of("baggage")::contains)),
            Arbitraries.of(Map.of("large", "h".repeat(40_000)), many(62), many(64)));
    Arbitrary<Integer> room =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 700),
            Arbitraries.of(0, 68, 69, 70, 16_383, 16_384, 40_000));
    return Combinators.combine(text.injectNull(0.1), text.injectNull(0.1), headers, room)
        .as(Given::new);
  }

  private static Map<String, String> many(int count) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      headers.put("h" + i, "v");
    }
    return headers;
  }

  @Provide
  Arbitrary<Sender> sender() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(Sender::new);
  }
}
