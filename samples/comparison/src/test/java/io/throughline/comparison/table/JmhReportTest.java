package io.throughline.comparison.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhReportTest {

  static Path example() {
    try {
      return Path.of(JmhReportTest.class.getResource("jmh.json").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void of_report_namesBenchmarksAsRowsDo() {
    JmhReport report = JmhReport.of(example());

    assertThat(report.jdk()).isEqualTo("17.0.1");
    assertThat(report.results())
        .containsOnlyKeys(
            "KnotBenchmark.ours", "KnotBenchmark.peer[depth=1,width=2]", "KnotBenchmark.shared");
  }

  @Test
  void of_report_readsFastestAndUsualTimeAndAllocation() {
    assertThat(JmhReport.of(example()).results().get("KnotBenchmark.ours"))
        .isEqualTo(new Measured(40, 44.25, 264.0001));
  }

  @Test
  void of_otherUnitAndNoProfiler_isInNanosecondsAndOpen() {
    assertThat(JmhReport.of(example()).results().get("KnotBenchmark.peer[depth=1,width=2]"))
        .isEqualTo(new Measured(100, 200, Double.NaN));
  }

  @Test
  void of_ownThreadsFigures_countInsteadOfTheWallClockAndTheProcess() {
    assertThat(JmhReport.of(example()).results().get("KnotBenchmark.shared"))
        .isEqualTo(new Measured(70, 80, 24));
  }

  @Test
  void of_twoRounds_keepsTheFaster(@TempDir Path folder) throws IOException {
    String round = Files.readString(example()).trim();
    String slower = round.replace("\"0.0\" : 40.0", "\"0.0\" : 41.0");
    Path file = folder.resolve("jmh.json");
    Files.writeString(
        file,
        slower.substring(0, slower.length() - 1)
            + ","
            + round.substring(1, round.length() - 1)
            + ","
            + slower.substring(1));

    assertThat(JmhReport.of(file).results().get("KnotBenchmark.ours"))
        .isEqualTo(new Measured(40, 44.25, 264.0001));
  }

  @Test
  void of_throughput_isRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("jmh.json");
    Files.writeString(file, Files.readString(example()).replace("us/op", "ops/s"));

    assertThatThrownBy(() -> JmhReport.of(file))
        .hasMessageContaining("KnotBenchmark.peer")
        .hasMessageContaining("ops/s");
  }
}
