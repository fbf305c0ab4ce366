package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts made to be slow for detectors: no detector overruns its budget on them, or fails. */
class HostileTextTest {

  private static final List<String> PATTERNS =
      List.of(
          "a",
          "a@",
          "@",
          "a.",
          "a@a.",
          "1",
          "1 ",
          "1-",
          "4111 ",
          "12-",
          "1.",
          "1.1.1.",
          ":",
          "::",
          "a:",
          "1:",
          "-",
          "--",
          "-----BEGIN ",
          "-----BEGIN PRIVATE KEY-----",
          "eyJ",
          "eyJ.",
          "eyJaaaaaaaaaaa.",
          "ghp_",
          "xoxb-",
          "xoxb-1",
          "AKIA",
          "SG.",
          "sk-",
          "key=",
          "password=",
          "password:",
          "=",
          "token=\"",
          "'",
          "\"",
          "\\",
          "Bearer ",
          "Basic a",
          "curl ",
          "-u ",
          "--user a",
          "://",
          "://a@",
          "http://a:",
          "jdbc:oracle:",
          "?token=",
          "&a=",
          "insert ",
          "select from ",
          "insert into values (",
          "$a$",
          "/*",
          "q'[",
          "E'\\'",
          "0x",
          "1B",
          "bc1",
          "-us1",
          ":AA",
          ".atlasv1.",
          "hook",
          "_mmk",
          "MTa.aaaaaa.",
          "Q~",
          "DE89",
          "DE89 ",
          "AB 12 ",
          "S1",
          "12345678-",
          "123-45-",
          "%41",
          "\\u0041",
          "\uFF11",
          "\u200B",
          "card 4",
          "phone 1 ",
          "(1",
          "+1",
          "CONTRIBSYS a:",
          "12 345 678 ");

  private final List<Detector> failed = new ArrayList<>();
  private final DetectorSet all = DetectorSet.of(Detectors.all(), (d, cause, off) -> failed.add(d));
  private final Findings findings = new Findings();

  @Test
  void scan_longRepetition_staysWithinTheBudget() {
    for (String pattern : PATTERNS) {
      String text = pattern.repeat(65_536 / pattern.length());
      assertThatCode(() -> all.scan(text, KeyContext.NONE, findings))
          .as(pattern)
          .doesNotThrowAnyException();
      assertThat(failed).as(pattern).isEmpty();
    }
  }

  @Test
  void scan_longRepetitionWithATellingKey_staysWithinTheBudget() {
    for (String key :
        List.of("db.query.text", "customer.phone", "card.number", "ssn", "password")) {
      for (String pattern : PATTERNS) {
        all.scan(pattern.repeat(16_384 / pattern.length()), KeyContext.of(key), findings);
        assertThat(failed).as(key + " " + pattern).isEmpty();
      }
    }
  }

  @Test
  void scan_twiceTheText_takesAtMostTwiceTheSteps() {
    for (Detector detector : Detectors.all()) {
      for (String pattern : PATTERNS) {
        long once = steps(detector, pattern.repeat(8_192 / pattern.length()));
        long twice = steps(detector, pattern.repeat(2 * (8_192 / pattern.length())));
        assertThat(twice).as(detector.name() + " " + pattern).isLessThanOrEqualTo(once * 2 + 4_096);
      }
    }
  }

  private static long steps(Detector detector, String value) {
    Text text = Text.of(value, KeyContext.NONE);
    detector.detect(text, (start, end) -> {});
    return text.stepsTaken();
  }
}
