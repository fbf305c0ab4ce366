package io.throughline.processors.spanmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The profile {@code semconv} beside an instrumentation that records one of its metrics itself. */
class SemconvRivalTest {
  private static final String HTTP_SERVER = "http.server.request.duration";
  private static final String[] OTHERS = {
    "db.client.operation.duration",
    "http.client.request.duration",
    "messaging.client.operation.duration",
    "messaging.process.duration"
  };

  private final SpanMetricsProcessor processor =
      SpanMetricsProcessor.builder().setProfiles(List.of(SpanMetricsProfile.SEMCONV)).build();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder().addSpanProcessor(processor).build();
  private final InMemoryMetricReader instruments = InMemoryMetricReader.createDelta();
  private final DoubleHistogram instrumentation =
      SdkMeterProvider.builder()
          .registerMetricReader(instruments)
          .build()
          .get("http instrumentation")
          .histogramBuilder(HTTP_SERVER)
          .build();
  private final SpanMetricsSource.Collector delta =
      processor.open(AggregationTemporalitySelector.deltaPreferred());

  @Test
  void collect_instrumentationRecordsTheSameMetric_oursIsLeftOutForGood() {
    instrumentedRequests();
    Collection<MetricData> first = collect();
    requests();
    Collection<MetricData> quiet = collect();

    assertThat(names(first)).contains(OTHERS).contains(HTTP_SERVER).hasSize(5);
    assertThat(count(first, HTTP_SERVER)).isEqualTo(2);
    assertThat(names(quiet)).as("theirs has no new figures").containsExactlyInAnyOrder(OTHERS);
  }

  @Test
  void collect_noInstrumentation_oursIsThere() {
    requests();

    assertThat(names(collect())).contains(OTHERS).contains(HTTP_SERVER).hasSize(5);
  }

  @Test
  void collect_instrumentationsFirstFigureComesWhileTheSdkIsRead_isNotDoubledByOurs() {
    Collection<MetricData> first = delta.collect(() -> readThen(this::instrumentedRequests));
    Collection<MetricData> second = collect();

    assertThat(names(first)).doesNotContain(HTTP_SERVER);
    assertThat(count(second, HTTP_SERVER)).as("theirs alone").isEqualTo(2);
  }

  @Test
  void collect_firstSpansComeWhileTheSdkIsRead_areInTheNextCollection() {
    Collection<MetricData> first = delta.collect(() -> readThen(this::requests));
    Collection<MetricData> second = collect();
    Collection<MetricData> third = delta.collect(() -> readThen(this::requests));

    assertThat(first).isEmpty();
    assertThat(count(second, HTTP_SERVER)).isEqualTo(2);
    assertThat(count(third, HTTP_SERVER)).as("known to be without rival").isEqualTo(2);
  }

  private Collection<MetricData> collect() {
    return delta.collect(instruments::collectAllMetrics);
  }

  private Collection<MetricData> readThen(Runnable requests) {
    Collection<MetricData> read = instruments.collectAllMetrics();
    requests.run();
    return read;
  }

  /** Two of them, recorded before their spans end, as instrumentation does. */
  private void instrumentedRequests() {
    instrumentation.record(0.02, Attributes.empty());
    instrumentation.record(0.08, Attributes.empty());
    requests();
  }

  private void requests() {
    new ShopSpans(tracing.get("test"), Instant.EPOCH).all(20);
  }

  private static List<String> names(Collection<MetricData> metrics) {
    return metrics.stream().map(MetricData::getName).toList();
  }

  private static long count(Collection<MetricData> metrics, String name) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals(name))
        .flatMap(metric -> metric.getHistogramData().getPoints().stream())
        .mapToLong(HistogramPointData::getCount)
        .sum();
  }
}
