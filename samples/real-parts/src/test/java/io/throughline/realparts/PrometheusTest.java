package io.throughline.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Skipped, with one line that names the package, where Prometheus is not installed. */
class PrometheusTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @BeforeAll
  static void assumeInstalled() {
    if (!Prometheus.isInstalled()) {
      System.out.println("SKIPPED: " + Prometheus.HOW_TO_INSTALL);
    }
    assumeTrue(Prometheus.isInstalled(), Prometheus.HOW_TO_INSTALL);
  }

  @Test
  void query_targetWithExemplar_findsValueAndExemplar() {
    try (LocalHttpServer target = LocalHttpServer.start("target", PrometheusTest::answer);
        Prometheus prometheus = Prometheus.start(target.uri().getAuthority())) {
      List<Prometheus.Sample> samples =
          prometheus.awaitQuery("calls_total", answer -> !answer.isEmpty(), LONG);

      assertThat(samples)
          .singleElement()
          .satisfies(
              sample -> {
                assertThat(sample.value()).isEqualTo(42);
                assertThat(sample.labels()).containsEntry("service", "billing");
              });
      assertThat(prometheus.exemplars("calls_total"))
          .containsExactly(new Prometheus.Sample(Map.of("trace_id", "abc"), 1));
      assertThat(prometheus.query("calls_total{service=\"nobody\"}")).isEmpty();
      assertThatThrownBy(() -> prometheus.query("calls_total{"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("parse error");
    }
  }

  @Test
  void promtool_prometheusInstalled_isInstalledToo() {
    assertThat(Prometheus.promtool()).isExecutable();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    LocalHttpServer.send(
        exchange,
        200,
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        """
        # TYPE calls counter
        calls_total{service="billing"} 42 # {trace_id="abc"} 1
        # EOF
        """
            .getBytes(StandardCharsets.UTF_8));
  }
}
