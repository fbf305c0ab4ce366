package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Identity numbers with letters, wherever they stand among the 64 characters read at a time. */
class LetteredRunsTest {

  private static final String[] PIECES = {
    "12345678Z",
    "12345678-Z",
    "X-1234567-L",
    "AB 12 34 56 C",
    "030594W903B",
    "ssn is12345678Z",
    "RSS MRA 80A01 H501 U",
    "25 071142 R 130",
    "2 83 09 2B 950 209 53",
    "a",
    "1",
    "b2",
    "7".repeat(63),
    "x".repeat(64),
    "5e" + "6".repeat(130),
    " ",
    "-.",
    "\u00FF",
    "\uFF11",
    " ".repeat(70),
    "1 ".repeat(70),
    "y-".repeat(70)
  };

  @Test
  void detect_anyText_findsWhatAWalkOverTheCharactersFinds() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder builder = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        builder.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Text text = Text.of(builder.toString(), KeyContext.NONE);
      StringBuilder findings = new StringBuilder();
      LetteredRuns.detect(text, (start, end) -> findings.append(start).append('-').append(end));
      assertThat(findings).as(builder.toString()).hasToString(walk(text));
      found += findings.length();
    }
    assertThat(found).isGreaterThan(10_000);
  }

  private static String walk(Text text) {
    StringBuilder findings = new StringBuilder();
    FindingSink sink = (start, end) -> findings.append(start).append('-').append(end);
    int start = 0;
    while (start < text.length()) {
      int end = text.runEnd(start, text.length(), Ascii.ALNUM);
      String run = text.subSequence(start, end).toString();
      boolean letters = run.chars().anyMatch(c -> Ascii.isLetter((char) c));
      boolean digits = run.chars().anyMatch(c -> Ascii.isDigit((char) c));
      int found = end > start ? LetteredIds.find(text, start, end, letters, digits, sink) : -1;
      start = Math.max(end + 1, found);
    }
    return findings.toString();
  }
}
