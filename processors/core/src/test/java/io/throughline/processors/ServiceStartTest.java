package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.OtlpReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service as users run it: a JVM of its own, its settings in the environment. */
class ServiceStartTest {
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void start_wrongValueInTheEnvironment_stopsInTheUsersOwnWords() throws Exception {
    environment.put("THROUGHLINE_POLICY", "prd");

    Ended service = run();

    assertThat(service.exitCode()).isNotZero();
    assertThat(service.output())
        .contains("THROUGHLINE_POLICY=prd is no policy; accepted: ")
        .contains("(did you mean prod?)");
  }

  @Test
  void start_misspeltSetting_isNamedAndTheServiceRuns() throws Exception {
    environment.put("THROUGHLINE_EGDE", "true");

    Ended service = run();

    assertThat(service.exitCode()).isZero();
    assertThat(service.output())
        .contains("THROUGHLINE_EGDE is no setting of Throughline")
        .contains("did you mean throughline.edge?");
  }

  @Test
  void globalBusiness_inAStaticField_reportsOnceTheSdkIsThere() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      environment.put("OTEL_TRACES_EXPORTER", "otlp");
      environment.put("OTEL_METRICS_EXPORTER", "otlp");
      environment.put("OTEL_LOGS_EXPORTER", "otlp");
      environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
      environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString());

      Ended service = run();

      assertThat(service.exitCode()).isZero();
      assertThat(service.output())
          .contains("Throughline ")
          .contains(": policy prod (no deployment.environment.name set")
          .contains("propagators throughline")
          .contains("wrapped 4 of 4")
          .contains("record-all on, span metrics as spanmetrics")
          .contains("does a Collector run the connector spanmetrics, too?")
          .doesNotContain("without the dimensions");
      assertThat(receiver.metrics())
          .extracting(Metric::getName)
          .contains("business.transaction.started", "traces.span.metrics.calls");
      assertThat(metric(receiver, "shop.purchases").getUnit()).isEqualTo("{purchase}");
      assertThat(metric(receiver, "shop.purchases").getSum().getDataPoints(0).getAsInt())
          .isEqualTo(2);
      HistogramDataPoint duration =
          metric(receiver, "business.transaction.duration").getHistogram().getDataPoints(0);
      assertThat(duration.getExplicitBoundsList()).contains(4.321);
      assertThat(
              metric(receiver, "traces.span.metrics.duration")
                  .getHistogram()
                  .getDataPoints(0)
                  .getExplicitBoundsList())
          .contains(4321.0);
      Span click = receiver.spans().get(0);
      assertThat(duration.getExemplarsList())
          .extracting(Exemplar::getTraceId)
          .containsExactly(click.getTraceId());
      assertThat(click.getAttributesList().toString())
          .contains("business.transaction.id")
          .contains("o-1")
          .contains("team-payments")
          .contains("completed");
    }
  }

  @Test
  void start_recordAllOffAndADroppedDimension_areInTheStartLine() throws Exception {
    environment.put("THROUGHLINE_SAMPLING_RECORD_ALL", "false");
    environment.put("THROUGHLINE_SPANMETRICS_DIMENSIONS", "user.email,error.type");
    environment.put("THROUGHLINE_SPANMETRICS_PROFILES", "semconv");

    Ended service = run();

    assertThat(service.output())
        .contains("record-all off: span metrics count sampled spans alone, span metrics as semconv")
        .contains(", without the dimensions [user.email] that the policy drops")
        .doesNotContain("connector");
  }

  private static Metric metric(OtlpReceiver receiver, String name) {
    return receiver.metrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Ended run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            GlobalService.class.getName());
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|THROUGHLINE)_.*"));
    for (String signal : List.of("TRACES", "METRICS", "LOGS")) {
      builder.environment().put("OTEL_" + signal + "_EXPORTER", "none");
    }
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int exitCode, String output) {}
}
