package io.throughline.sample.drive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with twenty orders, which meet every fate; run once for all the tests. */
class MainJobIT {

  private static final int ORDERS = 20;

  @TempDir static Path target;

  private static final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private static boolean good;
  private static JsonNode report;

  @BeforeAll
  static void run() throws Exception {
    PrintStream out = new PrintStream(printed, true, UTF_8);
    good = MainJob.run(new MainJob.Settings(ORDERS, target, false), out);
    report = new ObjectMapper().readTree(target.resolve("report.json").toFile());
  }

  @Test
  void run_twentyOrders_telemetryTellsWhatWasDone() {
    assertThat(good).as(printed.toString(UTF_8)).isTrue();
  }

  @Test
  void run_ordersFullOfSecrets_noneLeaks() {
    assertThat(report.get("leaks")).isEmpty();
  }

  @Test
  void run_quarterSampled_everySpanIsCounted() {
    assertThat(report.at("/spans/countedByMetrics").asLong())
        .isEqualTo(report.at("/spans/ended").asLong())
        .isGreaterThan(report.at("/spans/exported").asLong());
    assertThat(report.at("/spans/exported").asLong()).isPositive();
  }

  @Test
  void run_sampledOrders_haveOneConnectedTraceEach() {
    assertThat(report.at("/traces/sampled").asInt())
        .isEqualTo(report.at("/driver/rootsSampled").asInt())
        .isEqualTo(report.at("/traces/complete").asInt())
        .isBetween(4, ORDERS - 1);
    assertThat(report.at("/traces/servicesPerOrder").asDouble()).isEqualTo(5);
  }

  @Test
  void run_ordersOfEveryFate_haveTheirOutcomes() {
    assertThat(report.at("/orders/placed").asInt()).isEqualTo(ORDERS);
    assertThat(report.at("/orders/rejected").asInt()).isEqualTo(1);
    assertThat(report.at("/orders/lost").asInt()).isEqualTo(1);
    assertThat(report.at("/orders/completed").asInt()).isEqualTo(ORDERS - 2);
    assertThat(report.at("/transaction/sloMissed").asInt()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void run_exemplars_allResolve() {
    assertThat(report.at("/exemplars/seen").asInt())
        .isPositive()
        .isEqualTo(report.at("/exemplars/resolved").asInt());
  }

  @Test
  void run_whenDone_leavesAPage() {
    assertThat(target.resolve("desk.html")).isNotEmptyFile();
    assertThat(Files.exists(target.resolve("services"))).isTrue();
  }
}
