package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.logs.LogLimits;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.processors.ThrowingHandler;
import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.FindingSink;
import io.throughline.processors.redaction.detect.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever a record holds or a detector does: export goes on, metadata leaves, a count says why.
 */
class NeverKillsTest {
  private static final String SECRET = "hunter2-geheim";
  private static final String CARD = "4111111111111111";
  private static final int TEN_MEBIBYTES = 10 << 20;

  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final MeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(metrics).build();
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  private Redactor redactor = redactor(RedactionPolicy.staging());

  private Redactor redactor(RedactionPolicy policy, Detector... detectors) {
    Redactor.Builder builder = Redactor.builder(policy).setMeterProvider(() -> meters);
    for (Detector detector : detectors) {
      builder.addDetector(detector);
    }
    return builder.build();
  }

  private Tracer tracer() {
    return SdkTracerProvider.builder()
        .setSpanLimits(SpanLimits.builder().setMaxNumberOfAttributes(20_000).build())
        .addSpanProcessor(
            RedactingSpanProcessor.create(SimpleSpanProcessor.create(spans), redactor))
        .build()
        .get("io.acme");
  }

  private Logger logger() {
    return SdkLoggerProvider.builder()
        .setLogLimits(() -> LogLimits.builder().setMaxNumberOfAttributes(20_000).build())
        .addLogRecordProcessor(
            RedactingLogRecordProcessor.create(SimpleLogRecordProcessor.create(logs), redactor))
        .build()
        .get("io.acme");
  }

  /** Such as {@code throughline.redaction.errors{cause=TooLong, signal=value}} and how often. */
  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (MetricData metric : metrics.collectAllMetrics()) {
      metric
          .getLongSumData()
          .getPoints()
          .forEach(
              point -> {
                List<String> attributes = new ArrayList<>();
                point
                    .getAttributes()
                    .forEach((key, value) -> attributes.add(key.getKey() + "=" + value));
                Collections.sort(attributes);
                counts.put(metric.getName() + attributes, point.getValue());
              });
    }
    return counts;
  }

  @Test
  void value_ofTenMebibytes_isDroppedEverywhereAndCounted() {
    String huge = (SECRET + " " + CARD + " ").repeat(TEN_MEBIBYTES / 32);
    for (RedactionPolicy policy :
        List.of(RedactionPolicy.dev(), RedactionPolicy.staging(), RedactionPolicy.metadataOnly())) {
      redactor = redactor(policy);
      spans.reset();
      logs.reset();
      Span span = tracer().spanBuilder(huge).setAttribute("note", huge).startSpan();
      span.setAttribute("http.route", huge)
          .setAttribute("exception.stacktrace", huge)
          .setAttribute(AttributeKey.valueKey("value"), Value.of(huge))
          .setAttribute(AttributeKey.valueKey("bytes"), Value.of(huge.getBytes(UTF_8)))
          .addEvent(huge, Attributes.of(AttributeKey.stringKey("note"), huge))
          .setStatus(StatusCode.ERROR, huge)
          .end();
      logger()
          .logRecordBuilder()
          .setBody(huge)
          .setEventName(huge)
          .setSeverityText(huge)
          .setAttribute(AttributeKey.stringKey("log.body.template"), huge + "{}")
          .emit();
      tracer().spanBuilder("next").startSpan().end();

      assertThat(spans.getFinishedSpanItems()).as(policy.name()).hasSize(2);
      assertThat(logs.getFinishedLogRecordItems()).as(policy.name()).hasSize(1);
      assertThat(spans.getFinishedSpanItems().toString() + logs.getFinishedLogRecordItems())
          .as(policy.name())
          .hasSizeLessThan(20_000)
          .doesNotContain(SECRET)
          .doesNotContain(CARD);
    }
    assertThat(counts())
        .hasEntrySatisfying(errors("value", "TooLong"), n -> assertThat(n).isPositive());
  }

  @Test
  void attributes_tenThousand_leaveTheRecordWithoutAny() {
    Span span = tracer().spanBuilder("many").setSpanKind(SpanKind.CLIENT).startSpan();
    var log = logger().logRecordBuilder();
    for (int i = 0; i < 10_000; i++) {
      span.setAttribute("key" + i, SECRET);
      log.setAttribute(AttributeKey.stringKey("key" + i), SECRET);
    }
    span.end();
    log.emit();

    SpanData left = spans.getFinishedSpanItems().get(0);
    assertThat(left.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(left.getSpanContext()).isEqualTo(span.getSpanContext());
    assertThat(left.getAttributes()).isEqualTo(Attributes.of(Evidence.KEY, "dropped:1"));
    assertThat(logs.getFinishedLogRecordItems().get(0).getAttributes())
        .isEqualTo(Attributes.of(Evidence.KEY, "dropped:1"));
    assertThat(counts()).containsEntry(errors("attributes", "TooMany"), 2L);
  }

  @Test
  void value_thatHoldsItself_endsAtTheBound() {
    Value<?> self = new SelfNested();
    Span span = tracer().spanBuilder("self").startSpan();
    span.setAttribute(AttributeKey.valueKey("note"), self).end();
    for (RedactionPolicy policy :
        List.of(RedactionPolicy.dev(), RedactionPolicy.staging(), RedactionPolicy.metadataOnly())) {
      redactor = redactor(policy);
      assertThatCode(() -> logger().logRecordBuilder().setBody(self).emit())
          .as(policy.name())
          .doesNotThrowAnyException();
    }

    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    assertThat(logs.getFinishedLogRecordItems()).hasSize(3);
    assertThat(spans.getFinishedSpanItems().get(0).getAttributes().toString())
        .contains("[card]")
        .doesNotContain(CARD);
    assertThat(logs.getFinishedLogRecordItems().get(2).getAttributes())
        .isEqualTo(Attributes.of(Evidence.KEY, "failed:1"));
    assertThat(counts()).containsEntry(errors("log", "StackOverflowError"), 1L);
  }

  @Test
  void value_nestedToTheBoundAndBeyond_isReadToTheBoundAndCutThere() {
    for (int depth : List.of(2, 8, 15, 16, 17, 200)) {
      spans.reset();
      Value<?> nested =
          Value.of(KeyValue.of("a", Value.of("clean")), KeyValue.of("b", Value.of(CARD)));
      for (int i = 2; i < depth; i++) {
        nested = i % 2 == 0 ? Value.of(nested, Value.of(i)) : Value.of(KeyValue.of("in", nested));
      }
      tracer()
          .spanBuilder("nested")
          .startSpan()
          .setAttribute(AttributeKey.valueKey("note"), nested)
          .end();

      String left = spans.getFinishedSpanItems().get(0).getAttributes().toString();
      assertThat(left).as("depth " + depth).doesNotContain(CARD);
      assertThat(left.contains("clean")).as("depth " + depth + left).isEqualTo(depth <= 16);
    }
  }

  @Test
  void logHandler_thatThrowsAtTheFirstFailure_isNotTheExportersConcern() {
    ThrowingHandler handler = ThrowingHandler.on(Redactor.class);
    try {
      assertThat(redactor.redact((SpanData) null).getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(redactor.errors()).isEqualTo(1);
    } finally {
      handler.close();
    }
  }

  @Test
  void detector_thatThrows_isSwitchedOffAndItsValuesFailClosed() {
    redactor = redactor(RedactionPolicy.staging(), new Failing("throws", Fault.THROWS));

    for (int i = 0; i < 3; i++) {
      tracer().spanBuilder("x").startSpan().setAttribute("note", SECRET + i).end();
    }

    assertFailedClosed("throws");
    assertThat(counts())
        .containsEntry("throughline.redaction.detectors_off[detector=throws]", 1L)
        .containsEntry(errors("detector", "IllegalStateException"), 1L);
  }

  @Test
  void detector_thatOverruns_isSwitchedOffAtTheThirdTime() {
    redactor = redactor(RedactionPolicy.staging(), new Failing("loops", Fault.LOOPS));

    for (int i = 0; i < 5; i++) {
      tracer().spanBuilder("x").startSpan().setAttribute("note", SECRET + i).end();
    }

    assertFailedClosed("loops");
    assertThat(counts())
        .containsEntry("throughline.redaction.detectors_off[detector=loops]", 1L)
        .containsEntry(errors("detector", "StepBudgetExceeded"), 3L);
  }

  @Test
  void detector_thatCallsItself_failsAsOneThatThrows() {
    redactor = redactor(RedactionPolicy.staging(), new Failing("recurses", Fault.RECURSES));

    tracer().spanBuilder("x").startSpan().setAttribute("note", SECRET).end();

    assertFailedClosed("recurses");
    assertThat(counts()).containsEntry(errors("detector", "StackOverflowError"), 1L);
  }

  @Test
  void detector_thatAsksForRedactionItself_doesNotMixTheTwo() {
    Redactor inner = Redactor.create(RedactionPolicy.staging());
    redactor =
        redactor(
            RedactionPolicy.staging(),
            new Detector() {
              @Override
              public String name() {
                return "asks";
              }

              @Override
              public void detect(Text text, FindingSink sink) {
                inner.redactAttributes(
                    Attributes.builder().put("a", CARD).put("b", "x").put("c", CARD).build());
              }
            });

    tracer()
        .spanBuilder("x")
        .startSpan()
        .setAttribute("note", "pay " + CARD)
        .setAttribute("other", "clean")
        .end();

    assertThat(spans.getFinishedSpanItems().get(0).getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("note", "pay [card]")
                .put("other", "clean")
                .put(Evidence.KEY, "card:1")
                .build());
  }

  private void assertFailedClosed(String detector) {
    assertThat(spans.getFinishedSpanItems())
        .isNotEmpty()
        .allSatisfy(
            span -> {
              assertThat(span.getSpanContext().isValid()).isTrue();
              assertThat(span.getName()).isEqualTo("[" + detector + "]");
              // The key is looked at, too, and may be the first to go.
              assertThat(span.toString()).doesNotContain(SECRET);
            });
  }

  private static String errors(String signal, String cause) {
    return "throughline.redaction.errors[cause=" + cause + ", signal=" + signal + "]";
  }

  private enum Fault {
    THROWS,
    LOOPS,
    RECURSES
  }

  private record Failing(String name, Fault how) implements Detector {
    @Override
    public void detect(Text text, FindingSink sink) {
      switch (how) {
        case THROWS -> throw new IllegalStateException("cannot read " + text);
        case RECURSES -> detect(text, sink);
        default -> {
          while (text.charAt(0) != '\uffff') {
            sink.found(0, 0);
          }
        }
      }
    }
  }

  /** A list of itself, twice. */
  private static final class SelfNested implements Value<List<Value<?>>> {
    @Override
    public ValueType getType() {
      return ValueType.ARRAY;
    }

    @Override
    public List<Value<?>> getValue() {
      return List.of(this, Value.of("card " + CARD), this);
    }

    @Override
    public String asString() {
      return getValue().get(0).asString();
    }
  }
}
