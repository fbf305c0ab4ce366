package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service in which every place leaks, whose SDK is made as the test says. */
abstract class LeakyService {
  static final String SECRET = "s3cr3t-4111111111111111-ann@example.org";
  static final AttributeKey<String> NOTE = AttributeKey.stringKey("note");

  final Map<String, String> properties = new HashMap<>();
  final AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder();
  final InMemorySpanExporter spans = InMemorySpanExporter.create();
  final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  final PrintedLogs printed = new PrintedLogs();
  OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().build();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(printed);
  }

  @AfterEach
  void close() {
    sdk.close();
    Logger.getLogger("").removeHandler(printed);
  }

  final void addAllPipelines() {
    builder
        .addTracerProviderCustomizer(
            (tracers, config) -> tracers.addSpanProcessor(SimpleSpanProcessor.create(spans)))
        .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(metrics))
        .addLoggerProviderCustomizer(
            (loggers, config) ->
                loggers.addLogRecordProcessor(SimpleLogRecordProcessor.create(logs)));
  }

  final void changed(BuilderInternals internals) {
    builder.setComponentLoader(
        new FixedLoader(List.of(new ThroughlineAutoConfiguration(internals))));
  }

  final void start() {
    sdk =
        builder
            .addPropertiesSupplier(
                () ->
                    Map.of(
                        "otel.resource.attributes", "owner=" + SECRET,
                        "otel.traces.exporter", "none",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
            .addPropertiesSupplier(() -> properties)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk();
  }

  /** What careless code does, in every place at once. */
  final void leak() {
    Span span =
        sdk.getTracer("test")
            .spanBuilder("pay " + SECRET)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(NOTE, SECRET)
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      span.addEvent("event " + SECRET, Attributes.of(NOTE, SECRET));
      span.recordException(new IllegalStateException(SECRET));
      span.setStatus(StatusCode.ERROR, SECRET);
      sdk.getLogsBridge()
          .get("test")
          .logRecordBuilder()
          .setBody("message " + SECRET)
          .setAttribute(NOTE, SECRET)
          .emit();
      sdk.getMeter("test")
          .counterBuilder("leaky.counter")
          .build()
          .add(1, Attributes.of(NOTE, SECRET));
    } finally {
      span.end();
    }
  }

  /** Hands these providers out, in this order, and everything else as the class path has it. */
  static final class FixedLoader implements ComponentLoader {
    private final List<AutoConfigurationCustomizerProvider> providers;
    private final ComponentLoader others =
        ComponentLoader.forClassLoader(LeakyService.class.getClassLoader());

    FixedLoader(List<AutoConfigurationCustomizerProvider> providers) {
      this.providers = providers;
    }

    @Override
    @SuppressWarnings("unchecked") // Asked for the very type of the elements.
    public <T> Iterable<T> load(Class<T> spiClass) {
      return spiClass.equals(AutoConfigurationCustomizerProvider.class)
          ? (Iterable<T>) providers
          : others.load(spiClass);
    }
  }

  /** Everything that java.util.logging prints, stack traces included. */
  static final class PrintedLogs extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logRecord) {
      records.add(logRecord);
    }

    List<LogRecord> severe() {
      return records.stream().filter(each -> Level.SEVERE.equals(each.getLevel())).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      for (LogRecord each : records) {
        out.println(each.getLoggerName() + ' ' + new SimpleFormatter().format(each));
      }
      return text.toString();
    }
  }
}
