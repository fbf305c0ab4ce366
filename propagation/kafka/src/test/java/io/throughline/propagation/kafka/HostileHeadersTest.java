package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.realparts.LogCapture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that are hostile by their number or form: what stands in a field, core's table tries. */
class HostileHeadersTest {

  private static final int MANY = 10_000;
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String GOOD = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String NEW_TRACE = "new";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();
  private final LogCapture log = LogCapture.start();

  @AfterEach
  void stop() {
    log.close();
    openTelemetry.close();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("10,000 of others before", with(many("other", "v"), "traceparent", GOOD), TRACE),
        arguments(
            "10,000 of others after", many(with(none(), "traceparent", GOOD), "x", "v"), TRACE),
        arguments("10,000 equal traceparents", many("traceparent", GOOD), TRACE),
        arguments(
            "10,000 traceparents, the first another",
            many(with(none(), "traceparent", GOOD.replace('0', '1')), "traceparent", GOOD),
            NEW_TRACE),
        arguments("10,000 baggages", with(many("baggage", "a=1"), "traceparent", GOOD), TRACE),
        arguments(
            "10,000 baggages of percent signs",
            with(many("baggage", "a=" + "%".repeat(100)), "traceparent", GOOD),
            TRACE),
        arguments(
            "10,000 tracestates", with(many("tracestate", "a=1"), "traceparent", GOOD), TRACE),
        arguments("10,000 packs", many("tracepack", "traceparent=" + GOOD), TRACE),
        arguments("10,000 empty names", with(many("", "v"), "traceparent", GOOD), TRACE),
        arguments("a null value alone", none().add("traceparent", null), NEW_TRACE),
        arguments(
            "a null value after",
            with(none(), "traceparent", GOOD).add("traceparent", null),
            TRACE),
        arguments("null values everywhere", with(nulls(), "traceparent", GOOD), TRACE),
        arguments("an empty value", with(none(), "traceparent", ""), NEW_TRACE),
        arguments(
            "bytes that are no UTF-8",
            none().add("traceparent", new byte[] {(byte) 0xff, (byte) 0xfe}),
            NEW_TRACE),
        arguments("UTF-16", none().add("traceparent", GOOD.getBytes(UTF_16)), NEW_TRACE),
        arguments("names of a mebibyte", with(none(), "t".repeat(1 << 20), GOOD), NEW_TRACE),
        arguments("names in another case", with(none(), "Traceparent", GOOD), NEW_TRACE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void process_hostileHeaders_isProcessedInTheTraceThatIsSure(
      String name, Headers headers, String trace) {
    List<Baggage> seen = new ArrayList<>();
    long start = THREADS.getCurrentThreadCpuTime();

    KafkaTracing.create(openTelemetry)
        .process(record(headers), received -> seen.add(Baggage.current()));
    ThroughlinePropagator.getInstance()
        .inject(Context.root().with(Span.getInvalid()), headers, KafkaHeadersSetter.INSTANCE);

    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(seen).hasSize(1);
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    SpanData span = exporter.getFinishedSpanItems().get(0);
    assertThat(span.getParentSpanContext().isValid() ? span.getTraceId() : NEW_TRACE)
        .isEqualTo(trace);
    assertThat(log.lines()).isEmpty();
  }

  private static ConsumerRecord<String, String> record(Headers headers) {
    return new ConsumerRecord<>(
        "payments", 0, 1, 1, TimestampType.CREATE_TIME, 1, 1, "k", "v", headers, Optional.empty());
  }

  private static Headers none() {
    return new RecordHeaders();
  }

  private static Headers with(Headers headers, String name, String value) {
    return headers.add(name, value.getBytes(UTF_8));
  }

  private static Headers many(String name, String value) {
    return many(none(), name, value);
  }

  private static Headers many(Headers headers, String name, String value) {
    for (int i = 0; i < MANY; i++) {
      with(headers, name, value);
    }
    return headers;
  }

  private static Headers nulls() {
    Headers headers = none();
    for (String name : List.of("traceparent", "tracestate", "baggage", "tracepack", "other")) {
      headers.add(name, null);
    }
    return headers;
  }
}
