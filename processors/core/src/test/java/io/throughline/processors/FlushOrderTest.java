package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlushOrderTest {
  private final FlushOrder order = new FlushOrder(Duration.ofMinutes(1));
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final CompletableResultCode exported = new CompletableResultCode();

  @Test
  void shutdown_inTheOrderOfTheSdk_waitsForTheExportOfSpans() {
    order.traces().shutdown(() -> slow("traces"));
    CompletableResultCode metrics = order.metrics().shutdown(() -> quick("metrics"));
    CompletableResultCode logs = order.logs().shutdown(() -> quick("logs"));
    assertThat(done).isEmpty();

    exported.succeed();

    assertThat(logs.isSuccess()).isTrue();
    assertThat(metrics.isSuccess()).isTrue();
    assertThat(done).first().isEqualTo("traces");
    assertThat(done).containsExactlyInAnyOrder("traces", "logs", "metrics");
  }

  @Test
  void shutdown_ofMetricsAlone_flushesTracesAndLogsBefore() {
    order.traces().flushedBy(() -> quick("traces"));
    order.logs().flushedBy(() -> quick("logs"));

    order.metrics().shutdown(() -> quick("metrics"));

    assertThat(done).containsExactly("traces", "logs", "metrics");
  }

  @Test
  void flush_ofATraceStageThatIsShutDown_isNotAskedAgain() {
    order.traces().flushedBy(CompletableResultCode::new);
    order.traces().shutdown(() -> quick("traces"));

    CompletableResultCode metrics = order.metrics().flush(() -> quick("metrics"));

    assertThat(metrics.isSuccess()).isTrue();
    assertThat(done).containsExactly("traces", "metrics");
  }

  @Test
  void shutdown_anEarlierExporterHangs_goesAheadAfterTheLimit() {
    FlushOrder impatient = new FlushOrder(Duration.ofMillis(20));
    impatient.traces().shutdown(CompletableResultCode::new);

    CompletableResultCode metrics = impatient.metrics().shutdown(() -> quick("metrics"));

    assertThat(metrics.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    assertThat(done).containsExactly("metrics");
  }

  @Test
  void shutdown_anEarlierOneFails_isNoReasonToLoseTheLater() {
    order.traces().shutdown(() -> slow("traces"));
    CompletableResultCode metrics = order.metrics().shutdown(() -> quick("metrics"));

    exported.fail();

    assertThat(metrics.isSuccess()).isTrue();
  }

  @Test
  void shutdown_thatThrows_failsInsteadOfHanging() {
    order.traces().shutdown(() -> slow("traces"));
    CompletableResultCode metrics =
        order
            .metrics()
            .shutdown(
                () -> {
                  throw new IllegalStateException("cannot close");
                });

    exported.succeed();

    assertThat(metrics.isDone()).isTrue();
    assertThat(metrics.isSuccess()).isFalse();
  }

  @Test
  void shutdown_thatThrowsAnErrorOrAnswersNothing_failsAndLeavesTheExportersThreadAlone() {
    order.traces().shutdown(() -> slow("traces"));
    CompletableResultCode throwing =
        order
            .metrics()
            .shutdown(
                () -> {
                  throw new NoClassDefFoundError("a reader built for another SDK");
                });
    CompletableResultCode silent = order.metrics().shutdown(() -> null);

    assertThatCode(exported::succeed).doesNotThrowAnyException();

    for (CompletableResultCode metrics : List.of(throwing, silent)) {
      assertThat(metrics.isDone()).isTrue();
      assertThat(metrics.isSuccess()).isFalse();
    }
  }

  private CompletableResultCode slow(String signal) {
    exported.whenComplete(() -> done.add(signal));
    return exported;
  }

  private CompletableResultCode quick(String signal) {
    done.add(signal);
    return CompletableResultCode.ofSuccess();
  }
}
