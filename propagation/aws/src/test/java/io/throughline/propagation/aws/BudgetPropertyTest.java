package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.aws.HookedMessages.Given;
import io.throughline.propagation.aws.HookedMessages.Sent;
import io.throughline.propagation.internal.PropagationSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Whatever a message holds already, it stays legal and carries as much as fits. Sizes and rules are
 * computed here anew, by AWS's documentation, since no server in the tests counts attribute bytes.
 */
class BudgetPropertyTest {

  private static final long BARE_TRACEPARENT = 11 + 6 + 55;

  /** What the sender's context holds, and how the destination is declared. */
  record Sender(boolean business, int foreignMembers, boolean tracestate, boolean tracepackOnly) {}

  @Property(tries = 2_000)
  void sqsSend_anyMessage_staysLegalAndCarriesWhatFits(
      @ForAll("given") Given given, @ForAll("sender") Sender sender) {
    check(List.of(given), sender, Service.SQS, false);
  }

  @Property(tries = 1_000)
  void sqsSendBatch_anyMessages_stayLegalAndCarryWhatFits(
      @ForAll("batch") List<Given> given, @ForAll("sender") Sender sender) {
    check(given, sender, Service.SQS, true);
  }

  @Property(tries = 2_000)
  void snsPublish_anyMessage_staysLegalAndCarriesWhatFits(
      @ForAll("given") Given given, @ForAll("sender") Sender sender) {
    check(List.of(given), sender, Service.SNS, false);
  }

  @Property(tries = 1_000)
  void snsPublishBatch_anyMessages_stayLegalAndCarryWhatFits(
      @ForAll("batch") List<Given> given, @ForAll("sender") Sender sender) {
    check(given, sender, Service.SNS, true);
  }

  @Provide
  Arbitrary<Given> given() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(HookedMessages.OURS),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12));
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMinLength(1).ofMaxLength(40),
            Arbitraries.of(HookedMessages.FOREIGN, "00-broken", "a=b"));
    Arbitrary<Map<String, String>> attributes =
        Arbitraries.maps(names, values).ofMinSize(0).ofMaxSize(10);
    Arbitrary<Integer> room =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 600), Arbitraries.of(0, 71, 72, 20_000));
    return Combinators.combine(attributes, room).as(Given::new);
  }

  @Provide
  Arbitrary<List<Given>> batch() {
    return given().list().ofMinSize(1).ofMaxSize(10);
  }

  @Provide
  Arbitrary<Sender> sender() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Sender::new);
  }

  private static void check(List<Given> given, Sender sender, Service service, boolean batch) {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    InMemorySpanExporter exporter = InMemorySpanExporter.create();
    try (OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
            .build()) {
      long room = given.get(0).room();
      long size = 0;
      for (Given one : given) {
        size += 10 + HookedMessages.size(one.attributes());
      }
      long limit = size + room;
      AwsMessaging messaging =
          AwsMessaging.create(
              sdk,
              service,
              PropagationSettings.of(
                  name ->
                      switch (name) {
                        case PropagationSettings.MAX_BYTES -> "*=" + limit;
                        case PropagationSettings.TRACEPACK_ONLY ->
                            sender.tracepackOnly() ? "*" : null;
                        default -> null;
                      }),
              true);
      Context context = context(sender);
      List<Sent> sent;
      try (Scope scope = context.makeCurrent()) {
        sent = HookedMessages.send(messaging, service, given, batch);
      }

      long sentSize = 0;
      long traces = 0;
      long lostTraces = 0;
      long lostBusiness = 0;
      long eligible = 0;
      long allFreed = 0;
      for (int i = 0; i < given.size(); i++) {
        Given before = given.get(i);
        Sent after = sent.get(i);
        sentSize += 10 + HookedMessages.sizeOf(after.attributes());
        assertLegal(before, after, service);
        if (HookedMessages.isForeign(before)) {
          assertThat(after.attributes()).isEqualTo(HookedMessages.attributes(before.attributes()));
          continue;
        }
        Context arrived =
            ThroughlinePropagator.getInstance()
                .extract(Context.root(), after, HookedMessages.SENT_GETTER);
        boolean hasTrace =
            Span.fromContext(arrived)
                .getSpanContext()
                .getTraceId()
                .equals(Span.fromContext(context).getSpanContext().getTraceId());
        boolean hasBusiness =
            Baggage.fromContext(arrived).getEntryValue("business.transaction.id") != null;
        int slots =
            10
                - (int)
                    before.attributes().keySet().stream()
                        .filter(n -> !HookedMessages.OURS.contains(n))
                        .count();
        long freed =
            before.attributes().entrySet().stream()
                .filter(a -> HookedMessages.OURS.contains(a.getKey()))
                .mapToLong(a -> HookedMessages.size(Map.of(a.getKey(), a.getValue())))
                .sum();
        allFreed += freed;
        if (slots > 0) {
          eligible++;
        }
        traces += hasTrace ? 1 : 0;
        lostTraces += hasTrace ? 0 : 1;
        if (!batch && slots > 0 && room + freed >= BARE_TRACEPARENT) {
          assertThat(hasTrace).as("trace in %s slots, %s bytes", slots, room).isTrue();
        }
        if (service == Service.SQS) {
          assertThat(hasTrace || after.traceHeader() != null).isTrue();
        }
        if (sender.business()) {
          if (!batch && room + freed >= businessBytes(slots, sender)) {
            assertThat(hasBusiness).as("business in %s slots, %s bytes", slots, room).isTrue();
          }
          lostBusiness += hasBusiness ? 0 : 1;
        } else {
          assertThat(hasBusiness).isFalse();
        }
      }
      assertThat(sentSize).isLessThanOrEqualTo(limit);
      if (batch) {
        assertThat(traces)
            .isGreaterThanOrEqualTo(Math.min(eligible, (room + allFreed) / BARE_TRACEPARENT));
      }
      assertThat(lost(reader, service, "business")).isEqualTo(lostBusiness);
      assertThat(lost(reader, service, "trace")).isEqualTo(lostTraces);
    }
  }

  /** With two slots the plain fields at the least, with one the pack where consumers read it. */
  private static long businessBytes(int slots, Sender sender) {
    String business = encoded(sender);
    if (slots >= 2) {
      return BARE_TRACEPARENT + 7 + 6 + business.length();
    }
    return slots == 1 && sender.tracepackOnly()
        ? 9
            + 6
            + "traceparent=&baggage=".length()
            + 55
            + URLEncoder.encode(business, StandardCharsets.UTF_8).length()
        : Long.MAX_VALUE;
  }

  private static String encoded(Sender sender) {
    Map<String, String> carrier = new HashMap<>();
    ThroughlinePropagator.getInstance()
        .inject(
            Context.root().with(baggage(new Sender(sender.business(), 0, false, false))),
            carrier,
            Map::put);
    return carrier.get("baggage");
  }

  private static Context context(Sender sender) {
    TraceState state =
        sender.tracestate()
            ? TraceState.builder().put("vendor", "\"quoted\"").build()
            : TraceState.getDefault();
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    "11111111111111111111111111111111",
                    "2222222222222222",
                    TraceFlags.getSampled(),
                    state)))
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

  private static void assertLegal(Given before, Sent after, Service service) {
    assertThat(after.attributes()).hasSizeLessThanOrEqualTo(10);
    Map<String, MessageAttributeValue> theirs = HookedMessages.attributes(before.attributes());
    theirs.keySet().removeAll(HookedMessages.OURS);
    assertThat(after.attributes()).containsAllEntriesOf(theirs);
    after
        .attributes()
        .forEach(
            (name, value) -> {
              assertThat(name).matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
              assertThat(value.stringValue() == null ^ value.binaryValue() == null).isTrue();
              if (service == Service.SNS
                  && value.stringValue() != null
                  && HookedMessages.OURS.contains(name)
                  && !HookedMessages.isForeign(before)) {
                assertThat(value.stringValue()).doesNotContain("\"").isNotEmpty();
              }
            });
  }

  /** How many messages say that they lost this, and for one of the two reasons there are. */
  private static long lost(InMemoryMetricReader reader, Service service, String what) {
    return reader.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals("throughline.propagation.degraded"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .filter(point -> what.equals(point.getAttributes().get(AttributeKey.stringKey("lost"))))
        .peek(
            point -> {
              assertThat(point.getAttributes().get(AttributeKey.stringKey("carrier")))
                  .isEqualTo(service.carrier);
              assertThat(point.getAttributes().get(AttributeKey.stringKey("reason")))
                  .isIn("slots", "bytes");
            })
        .mapToLong(point -> point.getValue())
        .sum();
  }
}
