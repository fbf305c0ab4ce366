package io.throughline.desk;

import static io.throughline.desk.Otlp.counter;
import static io.throughline.desk.Otlp.delta;
import static io.throughline.desk.Otlp.exemplar;
import static io.throughline.desk.Otlp.histogram;
import static io.throughline.desk.Otlp.metrics;
import static io.throughline.desk.Otlp.point;
import static io.throughline.desk.Otlp.seconds;
import static io.throughline.desk.Otlp.text;
import static io.throughline.desk.Otlp.upDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.realparts.OtlpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricStoreTest {

  @Test
  void total_cumulativePointsOfTwoReplicas_sumsTheLastOfEach() {
    MetricStore store =
        store(
            metrics("billing", "1", counter("calls", 1, 2, 10)),
            metrics("billing", "1", counter("calls", 1, 3, 15)),
            metrics("billing", "2", counter("calls", 1, 3, 100)));

    assertThat(store.total("calls", MetricStore.ANY)).isEqualTo(115);
  }

  @Test
  void total_pointsOutOfOrder_takesTheLatestByTime() {
    MetricStore store =
        store(
            metrics("billing", "1", counter("calls", 1, 3, 15)),
            metrics("billing", "1", counter("calls", 1, 2, 10)));

    assertThat(store.total("calls", MetricStore.ANY)).isEqualTo(15);
  }

  @Test
  void total_cumulativeReset_addsToWhatWasBefore() {
    MetricStore store =
        store(
            metrics("billing", "1", counter("calls", 1, 2, 10)),
            metrics("billing", "1", counter("calls", 5, 6, 3)));

    assertThat(store.total("calls", MetricStore.ANY)).isEqualTo(13);
  }

  @Test
  void total_deltaPoints_sumsAllAndARetriedOneOnce() {
    MetricStore store =
        store(
            metrics("billing", "1", delta("calls", 1, 2, 10)),
            metrics("billing", "1", delta("calls", 1, 2, 10)),
            metrics("billing", "1", delta("calls", 2, 3, 5)));

    assertThat(store.total("calls", MetricStore.ANY)).isEqualTo(15);
  }

  @Test
  void total_upDownCounter_isItsLastValue() {
    MetricStore store =
        store(
            metrics("billing", "1", upDown("live", 1, 2, 4)),
            metrics("billing", "1", upDown("live", 1, 3, 1)),
            metrics("billing", "2", upDown("live", 1, 3, 2)));

    assertThat(store.total("live", MetricStore.ANY)).isEqualTo(3);
  }

  @Test
  void total_filteredByAttribute_countsOnlyThoseSeries() {
    MetricStore store =
        store(
            metrics("mailer", "1", counter("finished", 1, 2, 7, text("outcome", "completed"))),
            metrics("billing", "1", counter("finished", 1, 2, 2, text("outcome", "rejected"))));

    assertThat(store.total("finished", Reporter.having("outcome", "rejected"))).isEqualTo(2);
  }

  @Test
  void point_asOfAMoment_ignoresWhatCameLater() {
    MetricStore store =
        store(
            metrics("billing", "1", counter("calls", 1, 2, 10)),
            metrics("billing", "1", counter("calls", 1, 4, 30)));

    assertThat(store.point("calls", MetricStore.ANY, seconds(1)).value()).isZero();
    assertThat(store.point("calls", MetricStore.ANY, seconds(3)).value()).isEqualTo(10);
  }

  @Test
  void distribution_cumulativeAndDelta_addUp() {
    MetricStore store =
        store(
            metrics("mailer", "1", histogram("duration", true, point(1, 2, 1, 0, 0, 0))),
            metrics("mailer", "1", histogram("duration", true, point(1, 3, 2, 2, 0, 0))),
            metrics("mailer", "2", histogram("duration", false, point(1, 2, 0, 0, 3, 0))),
            metrics("mailer", "2", histogram("duration", false, point(2, 3, 0, 0, 2, 1))));

    Distribution duration = store.distribution("duration", MetricStore.ANY);

    assertThat(duration.count()).isEqualTo(10);
    // Two up to 1, two up to 2, five up to 5, one above: the fifth is the first fifth of 2 to 5.
    assertThat(duration.quantile(0.5)).isCloseTo(2.6, within(1e-9));
    assertThat(duration.quantile(0.2)).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void exemplars_sameOneInEveryCollection_isOne() {
    MetricStore store =
        store(
            metrics(
                "mailer",
                "1",
                histogram(
                    "duration",
                    true,
                    point(1, 2, 1, 0, 0, 0).addExemplars(exemplar("a", "b", 0.5)))),
            metrics(
                "mailer",
                "1",
                histogram(
                    "duration",
                    true,
                    point(1, 3, 2, 0, 0, 0).addExemplars(exemplar("a", "b", 0.5)))),
            metrics(
                "mailer",
                "1",
                histogram(
                    "duration",
                    true,
                    point(1, 4, 3, 0, 0, 0).addExemplars(exemplar("a", "c", 0.5)))));

    assertThat(store.exemplars()).hasSize(2);
  }

  private static MetricStore store(OtlpRequest... requests) {
    return Telemetry.of(List.of(requests)).metrics();
  }
}
