package io.throughline.processors.spanmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.throughline.realparts.OtlpReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is lost when a service is killed without warning: what it would have exported next. */
class SpanMetricsKillTest {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @Test
  void kill_withoutWarning_losesAtMostTheSpansOfOneExportInterval() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      Process service = start(receiver);
      CompletableFuture<List<Progress>> said = CompletableFuture.supplyAsync(() -> read(service));
      try {
        assertThat(receiver.await(seen -> exports(seen) >= 2, Duration.ofSeconds(60))).isTrue();
      } finally {
        // SIGKILL: no shutdown hook runs. By its handle, which leaves its output to be read.
        service.toHandle().destroyForcibly();
      }
      List<Progress> progress = said.get(30, TimeUnit.SECONDS);

      List<NumberDataPoint> increments =
          receiver.metrics().stream()
              .filter(metric -> metric.getName().equals("traces.span.metrics.calls"))
              .flatMap(metric -> metric.getSum().getDataPointsList().stream())
              .toList();
      long received = increments.stream().mapToLong(NumberDataPoint::getAsInt).sum();
      long last =
          increments.stream().mapToLong(NumberDataPoint::getTimeUnixNano).max().orElseThrow();
      Progress end = progress.get(progress.size() - 1);
      long endedByThen =
          progress.stream()
              .filter(line -> line.epochNanos() <= last)
              .mapToLong(Progress::ended)
              .max()
              .orElse(0);

      assertThat(endedByThen).isPositive();
      assertThat(received).isBetween(endedByThen, end.ended() + 100);
      // Whatever is missing ended after the last collection, and the next was due an interval
      // later.
      assertThat(Duration.ofNanos(end.epochNanos() - last)).isLessThan(INTERVAL);
    }
  }

  private static long exports(OtlpReceiver receiver) {
    return receiver.metrics().stream()
        .filter(metric -> metric.getName().equals("traces.span.metrics.calls"))
        .count();
  }

  private static List<Progress> read(Process service) {
    // The line that the kill cuts short says nothing.
    Pattern line = Pattern.compile("(\\d+) (\\d{19})");
    return service
        .inputReader(StandardCharsets.UTF_8)
        .lines()
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(match -> new Progress(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
        .toList();
  }

  private static Process start(OtlpReceiver receiver) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledService.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|THROUGHLINE)_.*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "OTEL_TRACES_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_METRICS_EXPORTER", "otlp",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString(),
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta",
                "OTEL_TRACES_SAMPLER", "always_off",
                "OTEL_METRIC_EXPORT_INTERVAL", Long.toString(INTERVAL.toMillis())));
    return builder.start();
  }

  /** So many spans had ended by that time. */
  private record Progress(long ended, long epochNanos) {}
}
