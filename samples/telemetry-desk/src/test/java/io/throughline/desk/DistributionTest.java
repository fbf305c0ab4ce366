package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void quantile_nothingRecorded_isZero() {
    assertThat(Distribution.EMPTY.quantile(0.99)).isZero();
  }

  @Test
  void quantile_extremesKnown_cutTheOuterBuckets() {
    Distribution distribution =
        Distribution.of(Otlp.point(1, 2, 0, 0, 0, 4).setMin(6).setMax(8).build());

    assertThat(distribution.quantile(0.5)).isCloseTo(7, within(1e-9));
    assertThat(distribution.quantile(1)).isCloseTo(8, within(1e-9));
  }

  @Test
  void quantile_extremesUnknown_overflowIsItsLowerBound() {
    Distribution distribution = Distribution.of(Otlp.point(1, 2, 0, 0, 0, 4).build());

    assertThat(distribution.quantile(0.99)).isEqualTo(5);
  }

  @Test
  void of_exponentialHistogram_hasItsBounds() {
    // Scale 0: base 2, so offset 1 is the bucket from 2 to 4.
    Distribution distribution =
        Distribution.of(
            ExponentialHistogramDataPoint.newBuilder()
                .setScale(0)
                .setCount(4)
                .setPositive(
                    ExponentialHistogramDataPoint.Buckets.newBuilder()
                        .setOffset(1)
                        .addBucketCounts(2)
                        .addBucketCounts(2))
                .build());

    assertThat(distribution.quantile(0.5)).isCloseTo(4, within(1e-9));
    assertThat(distribution.quantile(1)).isCloseTo(8, within(1e-9));
  }

  @Test
  void since_earlierState_leavesWhatCameAfter() {
    Distribution earlier = Distribution.of(Otlp.point(1, 2, 3, 0, 0, 0).build());
    Distribution later = Distribution.of(Otlp.point(1, 3, 3, 0, 2, 0).build());

    Distribution window = later.since(earlier);

    assertThat(window.count()).isEqualTo(2);
    assertThat(window.quantile(0.5)).isCloseTo(3.5, within(1e-9));
  }
}
