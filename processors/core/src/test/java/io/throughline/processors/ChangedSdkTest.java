package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.throughline.realparts.OtlpReceiver;
import org.junit.jupiter.api.Test;

/** An SDK whose builders keep their parts otherwise than we know lets nothing out. */
class ChangedSdkTest extends LeakyService {
  @Test
  void changedSdk_letsNothingOutSaysSoOnceAndTheApplicationRuns() {
    changed(new BuilderInternals("gone", "gone", "gone", "metricReaders"));
    addAllPipelines();
    start();

    leak();
    Span span = sdk.getTracer("test").spanBuilder("after").startSpan();
    span.end();

    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(logs.getFinishedLogRecordItems()).isEmpty();
    // Traces of others still pass through.
    assertThat(span.getSpanContext().isValid()).isTrue();
    assertThat(printed.severe()).hasSize(1);
    assertThat(metrics.collectAllMetrics().toString())
        .contains("throughline.redaction.withheld")
        .doesNotContain(SECRET);
  }

  @Test
  void changedSdk_hidingItsReaders_letsOnlyOurOwnCountOut() {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      changed(new BuilderInternals("gone", "gone", "gone", "gone"));
      properties.put("otel.metrics.exporter", "otlp");
      properties.put("otel.exporter.otlp.protocol", "http/protobuf");
      properties.put("otel.exporter.otlp.endpoint", receiver.endpoint().toString());
      addAllPipelines();
      start();

      leak();
      sdk.close();

      assertThat(metrics.collectAllMetrics()).isEmpty();
      assertThat(receiver.metrics())
          .extracting(Metric::getName)
          .containsExactly("throughline.redaction.withheld");
      assertThat(receiver.requestsContaining(SECRET)).isEmpty();
    }
  }

  @Test
  void changedSdk_strict_stopsTheStart() {
    properties.put("throughline.strict", "true");
    changed(new BuilderInternals("gone", "sampler", "logRecordProcessors", "metricReaders"));

    assertThatThrownBy(this::start)
        .hasStackTraceContaining("span processors")
        .hasStackTraceContaining("throughline.strict=true");
  }
}
