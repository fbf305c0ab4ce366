package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.realparts.Prometheus;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The committed dashboards over a real Prometheus that scrapes OTel's Prometheus exporter. */
class SpanMetricsPrometheusTest {

  @ParameterizedTest
  @CsvSource({"SPANMETRICS, spanmetrics.json", "SEMCONV, semconv.json"})
  void query_everyPanelOfTheDashboard_hasSeriesWithFigures(
      SpanMetricsProfile profile, String dashboard) throws IOException {
    assumeTrue(Prometheus.isInstalled(), Prometheus.HOW_TO_INSTALL);
    SpanMetricsProcessor processor =
        SpanMetricsProcessor.builder().setProfiles(List.of(profile)).setBudget(8, 100).build();
    int port = freePort();
    try (SdkMeterProvider meters =
            SdkMeterProvider.builder()
                .registerMetricReader(
                    ThroughlineMetricReader.wrap(
                        PrometheusHttpServer.builder().setHost("127.0.0.1").setPort(port).build(),
                        processor,
                        UnaryOperator.identity()))
                .build();
        SdkTracerProvider tracing = service("shop", processor);
        SdkTracerProvider neverFailing = service("stock", processor);
        Prometheus prometheus = Prometheus.start("127.0.0.1:" + port)) {
      Set<String> traces = new TreeSet<>();
      ShopSpans spans = new ShopSpans(tracing.get("shop"), Instant.now());
      ShopSpans healthy = new ShopSpans(neverFailing.get("stock"), Instant.now());
      List<String> queries = queries(dashboard);
      assertThat(queries).hasSizeGreaterThan(8);
      spans.all(20);
      healthy.succeeded("/stock", 20);

      for (String query : queries) {
        List<Prometheus.Sample> samples =
            prometheus.awaitQuery(
                query.replace("$__rate_interval", "30s"),
                answer -> {
                  // Traffic goes on while Prometheus scrapes.
                  spans.all(20);
                  healthy.succeeded("/stock", 20);
                  for (int i = 0; i < 10; i++) {
                    spans.named("name " + i);
                  }
                  return answer.stream().anyMatch(sample -> sample.value() > 0);
                },
                Duration.ofSeconds(30));
        assertThat(samples)
            .as(query)
            .isNotEmpty()
            .allSatisfy(sample -> assertThat(sample.value()).isNotNegative())
            .anySatisfy(sample -> assertThat(sample.value()).isPositive());
        if (query.contains("STATUS_CODE_ERROR") || query.contains("5..")) {
          assertThat(samples)
              .as("where nothing failed there is no series of failures, and the share is zero")
              .anySatisfy(sample -> assertThat(sample.value()).isZero());
        }
      }

      for (String metric : histograms(profile)) {
        List<Prometheus.Sample> exemplars = prometheus.exemplars(metric + "_bucket");
        assertThat(exemplars).as(metric).isNotEmpty();
        exemplars.forEach(exemplar -> traces.add(exemplar.labels().get("trace_id")));
      }
      assertThat(traces).isNotEmpty().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }
  }

  private static SdkTracerProvider service(String name, SpanMetricsProcessor processor) {
    return SdkTracerProvider.builder()
        .setResource(Resource.create(Attributes.of(stringKey("service.name"), name)))
        .addSpanProcessor(processor)
        .build();
  }

  private static List<String> histograms(SpanMetricsProfile profile) {
    return profile == SpanMetricsProfile.SPANMETRICS
        ? List.of("traces_span_metrics_duration_milliseconds")
        : List.of("http_server_request_duration_seconds", "messaging_process_duration_seconds");
  }

  private static List<String> queries(String dashboard) throws IOException {
    String json = Files.readString(Path.of("..", "dashboards", dashboard));
    Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    List<String> queries = new ArrayList<>();
    for (Object panel : (List<?>) root.get("panels")) {
      for (Object target : (List<?>) ((Map<?, ?>) panel).get("targets")) {
        queries.add((String) ((Map<?, ?>) target).get("expr"));
      }
    }
    return queries;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
