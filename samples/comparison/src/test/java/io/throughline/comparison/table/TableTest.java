package io.throughline.comparison.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

  private static final String HEAD =
      "| | Throughline | beside | | time | allocation |\n|---|---|---|---|---|---|\n";

  @TempDir Path folder;

  @BeforeEach
  void measure() throws IOException {
    Files.writeString(
        folder.resolve("KnotBenchmark.yaml"),
        """
        run: { date: "2026-05-01", jdk: "17.0.1", cpus: "2", rope: "1.2", unrelated: "9" }
        results:
          ours: { ns: 120.0, usual: 130.0, bytes: 300.0 }
          peer: { ns: 420.0, usual: 600.0, bytes: 1100.0 }
          fixture: { ns: 20.0, usual: 21.0, bytes: 100.0 }
          nothing: { ns: 12.3, bytes: 0.0 }
          slow: { ns: 2500000.0, bytes: 150000.0 }
        """);
  }

  private String table(String rows) throws IOException {
    Path file = folder.resolve("groups/knots.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "versions: [rope]\nrows:\n" + rows);
    return Table.render(Group.of(file), Results.read(folder));
  }

  @Test
  void render_peer_isDividedNetOfTheFixture() throws IOException {
    String table =
        table(
            """
              - what: tie
                ours: KnotBenchmark.ours
                less: KnotBenchmark.fixture
                beside:
                  Peer: { benchmark: KnotBenchmark.peer, ns: 0.25, bytes: 0.1 }
            """);

    assertThat(table)
        .isEqualTo(
            HEAD
                + "| tie | 100 ns, 200 B | Peer | 400 ns (usually 579 ns), 1,000 B"
                + " | 0.25× (≤ 0.25) | **0.20× (≤ 0.10)** |\n"
                + "\nMeasured 2026-05-01: JDK 17.0.1, 2 processors; rope 1.2.\n");
  }

  @Test
  void render_absoluteLimit_saysWhatIsNotKept() throws IOException {
    assertThat(
            table(
                """
                  - what: nothing
                    ours: KnotBenchmark.nothing
                    at_most: { ns: 10, bytes: 0 }
                """))
        .contains("| nothing | 12.3 ns, 0 B | – | | **(≤ 10 ns)** (≤ 0 B) | |\n");
  }

  @Test
  void render_absentResult_keepsTheRow() throws IOException {
    assertThat(
            table(
                """
                  - what: untie
                    ours: KnotBenchmark.untie
                    beside:
                      Peer: { benchmark: KnotBenchmark.peer, ns: 0.5 }
                      Other: { benchmark: OtherBenchmark.untie }
                """))
        .contains("| untie | not measured | Peer | 420 ns (usually 600 ns), 1,100 B | | |\n")
        .contains("| | | Other | not measured | | |\n");
  }

  @Test
  void render_nothingRunYet_saysSo() throws IOException {
    assertThat(table("  - { what: other, ours: OtherBenchmark.ours }\n"))
        .endsWith("| other | not measured | – | | | |\n\nNot run yet.\n");
  }

  @Test
  void render_largeFigures_haveLargerUnits() throws IOException {
    assertThat(table("  - { what: slow, ours: KnotBenchmark.slow }\n"))
        .contains("| slow | 2,500 µs, 150 kB |");
  }

  @Test
  void of_misspeltLimit_isRefused() {
    assertThatThrownBy(
            () ->
                table(
                    """
                      - what: tie
                        ours: KnotBenchmark.ours
                        beside:
                          Peer: { benchmark: KnotBenchmark.peer, nanos: 0.25 }
                    """))
        .hasMessageContaining("nanos")
        .hasMessageContaining("accepted: benchmark, ns, bytes");
  }
}
