package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Texts made to be slow for detectors: no detector overruns its budget on them, or fails, and its
 * steps grow with the text and no faster. Time is only measured in the profile {@code long}, which
 * lists what is slow, as it would make a test of every build waver.
 */
class HostileTextTest {

  private static final int[] SIZES =
      Arrays.stream(System.getProperty("hostile.sizes", "4096,16384").split(",", -1))
          .mapToInt(Integer::parseInt)
          .toArray();

  /** More than any detector takes, less than the budget. */
  private static final double MOST_STEPS = 32;

  private static final double SLOW = 5;

  static final List<String> PATTERNS =
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

  @Test
  void detect_anySize_takesAFewStepsPerCharacter() {
    for (int size : SIZES) {
      for (Detector detector : Detectors.all()) {
        for (String pattern : PATTERNS) {
          long steps = steps(detector, pattern.repeat(size / pattern.length()));
          assertThat((double) steps / size)
              .as("%s %s, %d characters", detector.name(), pattern, size)
              .isLessThan(MOST_STEPS);
        }
      }
    }
  }

  /** Where the cost is no step of the budget: looking for a character, for the words around. */
  @Test
  void detect_sixteenTimesTheText_takesAboutSixteenTimesTheTime() {
    if (!Boolean.getBoolean("hostile.time")) {
      return;
    }
    int slow = 0;
    for (Detector detector : Detectors.all()) {
      for (String pattern : PATTERNS) {
        double shorter = nanos(detector, pattern.repeat(65_536 / pattern.length()));
        double longer = nanos(detector, pattern.repeat(1_048_576 / pattern.length()));
        assertThat(longer).as(detector.name() + " " + pattern).isLessThan(4 * shorter + 4);
        if (longer > SLOW) {
          slow++;
          System.out.printf("%-12s %-28s %.1f ns/character%n", detector.name(), pattern, longer);
        }
      }
    }
    System.out.println(slow + " pairs of a detector and a pattern over " + SLOW + " ns/character");
  }

  /** The least of a few times, per character. */
  private static double nanos(Detector detector, String value) {
    Text text = Text.of(value, KeyContext.NONE);
    long least = Long.MAX_VALUE;
    long all = 0;
    for (int i = 0; i < 40 && all < 60_000_000; i++) {
      text.load(value, KeyContext.NONE);
      text.select(0, value.length());
      text.startBudget();
      long start = System.nanoTime();
      detector.detect(text, (from, to) -> {});
      long time = System.nanoTime() - start;
      least = Math.min(least, time);
      all += time;
    }
    return (double) least / value.length();
  }

  private static long steps(Detector detector, String value) {
    Text text = Text.of(value, KeyContext.NONE);
    detector.detect(text, (start, end) -> {});
    return text.stepsTaken();
  }
}
