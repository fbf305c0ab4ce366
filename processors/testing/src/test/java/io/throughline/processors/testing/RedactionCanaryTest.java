package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.processors.redaction.RedactingLogRecordProcessor;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class RedactionCanaryTest {
  private static final int SPANS = 50_000;
  private static final int LOGS = 45_000;
  private static final int MEASUREMENTS = 5_000;

  private final RedactionCanary canary = RedactionCanary.create(42);

  @Test
  void prod_overAHundredThousandRecords_letsNoSecretOut() {
    Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());

    run(redactor, CanaryRecords.create(canary, 7), 1);

    assertThat(canary.records()).isGreaterThanOrEqualTo(100_000);
    canary.assertNothingSurvived();
    assertThat(redactor.errors()).isZero();
  }

  @Test
  void prod_withFaultsInjected_letsNoSecretOut() {
    Redactor redactor =
        Redactor.builder(RedactionPolicy.metadataOnly())
            .addDetector(new Faults.Failing("throws", 0))
            .addDetector(new Faults.Failing("recurses", 1))
            .addDetector(new Faults.Failing("loops", 2))
            .build();

    run(redactor, CanaryRecords.create(canary, 8), 10);
    canary.assertNothingSurvived();
    assertThat(redactor.errors()).isPositive();
  }

  @Test
  void staging_letsNothingOutThatCanBeDetected() {
    run(Redactor.create(RedactionPolicy.staging()), CanaryRecords.detectable(canary, 9), 10);

    canary.assertNothingSurvived();
  }

  @Test
  void autoConfigured_withExportersThatFailAndPrint_printsAndLetsNothingOut() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    Handler handler = new Printing(printed);
    Logger.getLogger("").addHandler(handler);
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (OpenTelemetrySdk sdk = autoConfigured()) {
      CanaryRecords records = CanaryRecords.create(canary, 10);
      for (int i = 0; i < 500; i++) {
        records.span(sdk);
        records.log(sdk);
        records.measurement(sdk);
      }
    } finally {
      System.setOut(before);
      Logger.getLogger("").removeHandler(handler);
    }

    assertThat(printed.toString(UTF_8)).contains("cannot export").contains("LoggingSpanExporter");
    canary.search("what was printed", printed.toByteArray());
    canary.assertNothingSurvived();
    assertThat(canary.records()).isGreaterThan(1_500);
  }

  private OpenTelemetrySdk autoConfigured() {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(
            () ->
                Map.of(
                    "otel.traces.exporter", "console",
                    "otel.metrics.exporter", "console",
                    "otel.logs.exporter", "console",
                    "otel.resource.attributes", "owner=" + canary.email()))
        .addTracerProviderCustomizer(
            (tracers, config) ->
                tracers
                    .addSpanProcessor(SimpleSpanProcessor.create(new Careless()))
                    .addSpanProcessor(SimpleSpanProcessor.create(canary.spanExporter())))
        .addLoggerProviderCustomizer(
            (loggers, config) ->
                loggers.addLogRecordProcessor(
                    SimpleLogRecordProcessor.create(canary.logRecordExporter())))
        .addMeterProviderCustomizer(
            (meters, config) ->
                meters.registerMetricReader(PeriodicMetricReader.create(canary.metricExporter())))
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  @Test
  void search_findsEachForm() {
    String secret = canary.password();
    for (byte[] form :
        List.of(
            secret.getBytes(UTF_8),
            secret.toLowerCase(Locale.ROOT).getBytes(UTF_8),
            secret.getBytes(UTF_16BE),
            Base64.getEncoder().encode(secret.getBytes(UTF_8)),
            Base64.getEncoder().encode((" " + secret).getBytes(UTF_8)),
            Base64.getEncoder().encode(("  " + secret).getBytes(UTF_8)),
            percent(secret).getBytes(UTF_8),
            percent(reversed(secret)).getBytes(UTF_8),
            escaped(secret).getBytes(UTF_8),
            escaped(reversed(secret)).getBytes(UTF_8),
            reversed(secret).getBytes(UTF_8),
            canary.card().getBytes(UTF_8),
            Double.toString(Double.parseDouble(canary.card())).getBytes(UTF_8))) {
      RedactionCanary searching = RedactionCanary.create(42);
      searching.search("test", form);
      assertThat(searching.survivors()).as(new String(form, UTF_8)).isNotEmpty();
    }
  }

  @Test
  void exporter_withoutRedaction_seesTheSecrets() {
    OpenTelemetrySdk leaky =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(BatchSpanProcessor.builder(canary.spanExporter()).build())
                    .build())
            .build();

    CanaryRecords.create(canary, 1).span(leaky);
    leaky.close();

    assertThatThrownBy(canary::assertNothingSurvived).hasMessageContaining("secrets left");
  }

  private static String reversed(String secret) {
    StringBuilder text = new StringBuilder();
    secret
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String percent(String secret) {
    StringBuilder text = new StringBuilder();
    for (byte b : secret.getBytes(UTF_8)) {
      text.append(String.format(Locale.ROOT, "%%%02X", b));
    }
    return text.toString();
  }

  private static String escaped(String secret) {
    StringBuilder text = new StringBuilder();
    secret.chars().forEach(c -> text.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return text.toString();
  }

  private void run(Redactor redactor, CanaryRecords records, int part) {
    OpenTelemetrySdk sdk = sdk(redactor, part > 1);
    for (int i = 0; i < SPANS / part; i++) {
      records.span(sdk);
      if (i % 1000 == 999) {
        sdk.getSdkTracerProvider().forceFlush().join(60, TimeUnit.SECONDS);
      }
    }
    for (int i = 0; i < LOGS / part; i++) {
      records.log(sdk);
      if (i % 1000 == 999) {
        sdk.getSdkLoggerProvider().forceFlush().join(60, TimeUnit.SECONDS);
      }
    }
    for (int i = 0; i < MEASUREMENTS / part; i++) {
      records.measurement(sdk);
      if (i % 500 == 499) {
        sdk.getSdkMeterProvider().forceFlush().join(60, TimeUnit.SECONDS);
        sdk.getSdkTracerProvider().forceFlush().join(60, TimeUnit.SECONDS);
      }
    }
    sdk.close();
  }

  private OpenTelemetrySdk sdk(Redactor redactor, boolean faults) {
    Resource resource =
        Resource.getDefault()
            .merge(
                Resource.create(
                    Attributes.builder()
                        .put("owner", canary.email())
                        .put("process.command_line", "java -Dcard=" + canary.card())
                        .put(AttributeKey.longKey("card"), Long.parseLong(canary.card()))
                        .build()));
    SpanProcessor spans =
        BatchSpanProcessor.builder(canary.spanExporter()).setMaxQueueSize(10_000).build();
    LogRecordProcessor logs =
        BatchLogRecordProcessor.builder(canary.logRecordExporter()).setMaxQueueSize(10_000).build();
    MetricExporter metrics = canary.metricExporter();
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(
                    faults
                        ? new Faults.FaultySpans(RedactingSpanProcessor.create(spans, redactor))
                        : RedactingSpanProcessor.create(spans, redactor))
                .build())
        .setLoggerProvider(
            SdkLoggerProvider.builder()
                .setResource(resource)
                .addLogRecordProcessor(
                    faults
                        ? new Faults.FaultyLogs(RedactingLogRecordProcessor.create(logs, redactor))
                        : RedactingLogRecordProcessor.create(logs, redactor))
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .setResource(resource)
                // What a view drops leaves with the exemplars all the same.
                .registerView(
                    InstrumentSelector.builder().setName("latency").build(),
                    View.builder().setAttributeFilter(Set.of("http.route")).build())
                .registerMetricReader(
                    PeriodicMetricReader.create(
                        new Faults.RedactingExporter(metrics, redactor, faults)))
                .build())
        .build();
  }

  /** Prints what it fails to export, as exporters do. */
  private static final class Careless implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      throw new IllegalStateException("cannot export " + spans);
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  /** What java.util.logging prints, stack traces included. */
  private static final class Printing extends Handler {
    private final PrintStream out;

    Printing(ByteArrayOutputStream out) {
      this.out = new PrintStream(out, true, UTF_8);
    }

    @Override
    public synchronized void publish(LogRecord logRecord) {
      out.println(logRecord.getLoggerName() + ' ' + new SimpleFormatter().format(logRecord));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
