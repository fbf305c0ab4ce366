package io.throughline.processors.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where redaction cannot be installed, the canary finds nothing, because nothing leaves. */
class ClosedGateTest {

  @Test
  void changedSdk_letsNoSecretOut() throws Exception {
    new ChangedSdk().run(Leaking.class);
  }

  @Test
  void sdkAsKnown_letsRecordsOut() {
    assertThatThrownBy(() -> new Leaking().run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("spans that left");
  }

  /** A service that leaks in every place, with exporters of its own beside those configured. */
  public static final class Leaking implements Runnable {
    private static final int RECORDS = 500;

    private final RedactionCanary spans = RedactionCanary.create(11);
    private final RedactionCanary logs = RedactionCanary.create(11);
    private final RedactionCanary metrics = RedactionCanary.create(11);

    @Override
    public void run() {
      try (OpenTelemetrySdk sdk = autoConfigured()) {
        CanaryRecords records = CanaryRecords.create(spans, 12);
        for (int i = 0; i < RECORDS; i++) {
          records.span(sdk);
          records.log(sdk);
          records.measurement(sdk);
        }
      }

      assertThat(spans.records()).as("spans that left").isZero();
      assertThat(logs.records()).as("logs that left").isZero();
      // What was withheld is counted, and that is all.
      metrics.assertNothingSurvived();
      assertThat(metrics.records()).isLessThan(RECORDS);
    }

    private OpenTelemetrySdk autoConfigured() {
      return AutoConfiguredOpenTelemetrySdk.builder()
          .addPropertiesSupplier(
              () ->
                  Map.of(
                      "otel.traces.exporter", "none",
                      "otel.metrics.exporter", "none",
                      "otel.logs.exporter", "none",
                      "otel.resource.attributes", "owner=" + spans.email()))
          .addTracerProviderCustomizer(
              (tracers, config) ->
                  tracers.addSpanProcessor(SimpleSpanProcessor.create(spans.spanExporter())))
          .addLoggerProviderCustomizer(
              (loggers, config) ->
                  loggers.addLogRecordProcessor(
                      SimpleLogRecordProcessor.create(logs.logRecordExporter())))
          .addMeterProviderCustomizer(
              (meters, config) ->
                  meters.registerMetricReader(
                      PeriodicMetricReader.create(metrics.metricExporter())))
          .disableShutdownHook()
          .build()
          .getOpenTelemetrySdk();
    }
  }
}
