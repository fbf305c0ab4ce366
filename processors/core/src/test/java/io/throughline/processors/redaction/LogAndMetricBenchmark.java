package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.logs.TestLogRecordData;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A log record with six attributes, another message at each call, with and without its template;
 * and a metric point of a collection of 2,000. Floor: one rebuild of the record's attributes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class LogAndMetricBenchmark {
  private static final int LOGS = 512;
  private static final int POINTS = 2000;

  private final Redactor prod = Redactor.create(RedactionPolicy.metadataOnly());
  private final Redactor staging = Redactor.create(RedactionPolicy.staging());
  private final LogRecordData[] withTemplate = logs(true);
  private final LogRecordData[] withoutTemplate = logs(false);
  private final Collection<MetricData> metrics = metrics();
  private int next;

  private static LogRecordData[] logs(boolean template) {
    LogRecordData[] logs = new LogRecordData[LOGS];
    for (int i = 0; i < LOGS; i++) {
      AttributesBuilder attributes =
          Attributes.builder()
              .put("thread.name", "worker-" + i % 8)
              .put("thread.id", 31 + i % 8)
              .put("code.function.name", "com.acme.orders.OrderService.place")
              .put("code.line.number", 42)
              .put("customer.name", "Alice Miller " + i)
              .put("business.transaction.id", "order-" + (10_000 + i));
      if (template) {
        attributes.put("log.body.template", "Order {} of {} has no stock at {}");
      }
      logs[i] =
          TestLogRecordData.builder()
              .setResource(Resource.getDefault())
              .setInstrumentationScopeInfo(
                  InstrumentationScopeInfo.create("com.acme.orders.OrderService"))
              .setTimestamp(1, TimeUnit.SECONDS)
              .setSeverity(Severity.WARN)
              .setSeverityText("WARN")
              .setBody("Order " + (10_000 + i) + " of Alice Miller has no stock at Berlin-Mitte")
              .setAttributes(attributes.build())
              .setTotalAttributeCount(template ? 7 : 6)
              .build();
    }
    return logs;
  }

  private static Collection<MetricData> metrics() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    try (SdkMeterProvider provider =
        SdkMeterProvider.builder().registerMetricReader(reader).build()) {
      for (int i = 0; i < 10; i++) {
        LongCounter counter = provider.get("com.acme").counterBuilder("orders.placed" + i).build();
        DoubleHistogram histogram =
            provider.get("com.acme").histogramBuilder("orders.duration" + i).build();
        for (int point = 0; point < POINTS / 20; point++) {
          Attributes attributes =
              Attributes.builder()
                  .put("http.request.method", "POST")
                  .put("http.route", "/orders/r" + point)
                  .put("http.response.status_code", 200)
                  .put("customer.tier", "gold")
                  .build();
          counter.add(1, attributes);
          histogram.record(point, attributes);
        }
      }
      return reader.collectAllMetrics();
    }
  }

  private int next() {
    next = (next + 1) % LOGS;
    return next;
  }

  @Benchmark
  @SuppressWarnings({"unchecked", "rawtypes"}) // copies pairs that belong together
  public Attributes floorOneRebuild() {
    AttributesBuilder builder = Attributes.builder();
    withoutTemplate[next()]
        .getAttributes()
        .forEach((key, value) -> builder.put((AttributeKey) key, value));
    return builder.build();
  }

  @Benchmark
  public LogRecordData prodLogWithTemplate() {
    return prod.redact(withTemplate[next()]);
  }

  @Benchmark
  public LogRecordData prodLogWithoutTemplate() {
    return prod.redact(withoutTemplate[next()]);
  }

  @Benchmark
  public LogRecordData stagingLog() {
    return staging.redact(withoutTemplate[next()]);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public Collection<MetricData> prodPoint() {
    return prod.redactMetrics(metrics);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public Collection<MetricData> stagingPoint() {
    return staging.redactMetrics(metrics);
  }
}
