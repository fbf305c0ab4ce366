package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A detector is given a line, or a part of one, and reads nothing else of the value. */
class PartOfAValueTest {

  private static final String[] TOKENS = {
    "sourcegraph: 0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b",
    "datadog = \"k4f8q2zr7tk4f8q2zr7tk4f8q2zr7t\"",
    "ghp_k4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2",
    "123456789:AAk4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f",
    "hooks/k4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2",
    "AccountKey=k4f8q2zr7tK4F8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2zr7tk4f8q2==",
    "https://a.example/b?sig=k4f8q2zr7t&token=w1nter%2B3",
    "MERGE INTO t USING (SELECT 'kim' AS k)",
    "setItem(\"password\", \"w1nter3\")",
    "set 'password' to 'w1nter3'",
    "echo kim:w1nter3 | chpasswd",
    "create secret generic x --from-literal=k=w1nter3",
    "0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5fNRAL",
    "password w1nter-3 for kim",
    "RSS MRA 80A01 H501 U",
    "4111 1111 1111 1111",
    "41111111-11111111"
  };

  private final Random random = new Random(5);

  @Test
  void detect_partOfAValue_findsWhatItFindsAlone() {
    int found = 0;
    for (int i = 0; i < 600; i++) {
      String line = line();
      for (Detector detector : Detectors.all()) {
        String alone = findings(detector, "", line, "");
        assertThat(findings(detector, "kim 12='\n", line, "\nz-9'="))
            .as("%s in %s", detector.name(), line)
            .isEqualTo(alone);
        found += alone.length();
      }
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
      String[] from = random.nextInt(3) == 0 ? TOKENS : OnePassFuzzTest.PIECES;
      line.append(from[random.nextInt(from.length)]).append(random.nextBoolean() ? " " : "");
    }
    return line.toString();
  }

  private static String findings(Detector detector, String before, String line, String after) {
    Text text = new Text();
    text.load(before + line + after, KeyContext.NONE);
    text.select(before.length(), before.length() + line.length());
    text.startBudget();
    List<String> findings = new ArrayList<>();
    detector.detect(text, (start, end) -> findings.add(line.substring(start, end)));
    return String.join("|", findings);
  }
}
