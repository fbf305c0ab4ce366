package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricRedactionTest {

  private final Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder()
          .registerMetricReader(reader)
          .registerView(
              InstrumentSelector.builder().setName("exponential").build(),
              View.builder().setAggregation(Aggregation.base2ExponentialBucketHistogram()).build())
          .build();
  private final Meter meter = meters.get("test");

  @Test
  void redactMetrics_countersThatDifferInDroppedKeysOnly_addUp() {
    var counter = meter.counterBuilder("orders").build();
    counter.add(2, Attributes.builder().put("user.email", "a@example.com").build());
    counter.add(3, Attributes.builder().put("user.email", "b@example.com").build());

    assertThat(redacted().getLongSumData().getPoints())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getAttributes()).isEqualTo(Attributes.empty());
              assertThat(point.getValue()).isEqualTo(5);
            });
  }

  @Test
  void redactMetrics_attributesOfAKpi_areTheApplicationsAndNotOurs() {
    Meter business = meters.get("io.throughline.business");
    business
        .counterBuilder("shop.purchases")
        .build()
        .add(1, Attributes.builder().put("reason", "alice").put("key", 4711).build());

    assertThat(redacted().getLongSumData().getPoints())
        .singleElement()
        .satisfies(point -> assertThat(point.getAttributes()).isEqualTo(Attributes.empty()));
  }

  @Test
  void redactMetrics_histograms_addUpBucketByBucket() {
    var histogram = meter.histogramBuilder("latency").build();
    histogram.record(3, Attributes.builder().put("user.id", "a").build());
    histogram.record(70, Attributes.builder().put("user.id", "b").build());

    HistogramPointData point = redacted().getHistogramData().getPoints().iterator().next();
    assertThat(point.getCount()).isEqualTo(2);
    assertThat(point.getSum()).isEqualTo(73);
    assertThat(point.getMin()).isEqualTo(3);
    assertThat(point.getMax()).isEqualTo(70);
    assertThat(point.getCounts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
  }

  @Test
  void redactMetrics_exponentialHistogramsOfDifferentScale_meetAtTheCoarser() {
    var histogram = meter.histogramBuilder("exponential").build();
    for (double value : List.of(1.0, 1000.0, 1e9)) {
      histogram.record(value, Attributes.builder().put("user.id", "wide").build());
    }
    histogram.record(7, Attributes.builder().put("user.id", "narrow").build());

    ExponentialHistogramPointData point =
        redacted().getExponentialHistogramData().getPoints().iterator().next();
    assertThat(point.getCount()).isEqualTo(4);
    assertThat(point.getPositiveBuckets().getTotalCount()).isEqualTo(4);
    assertThat(point.getSum()).isEqualTo(1 + 1000 + 1e9 + 7);
  }

  @Test
  void redactMetrics_exemplarsKeepIdsAndLoseFilteredAttributes() {
    var counter = meter.counterBuilder("orders").build();
    counter.add(1, Attributes.builder().put("user.email", "a@example.com").build());

    assertThat(redactor.redactMetrics(reader.collectAllMetrics()).toString())
        .doesNotContain("a@example.com");
  }

  private MetricData redacted() {
    return redactor.redactMetrics(reader.collectAllMetrics()).iterator().next();
  }
}
