package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Texts made to be slow for detectors: no detector overruns its budget on them, or fails, and its
 * steps and its time grow with the text and no faster.
 */
class HostileTextTest {

  private static final int[] SIZES =
      Arrays.stream(System.getProperty("hostile.sizes", "4096,16384").split(",", -1))
          .mapToInt(Integer::parseInt)
          .toArray();

  /** More than any detector takes, less than the budget. */
  private static final double MOST_STEPS = 32;

  /** Long enough that a step over all of it for each of its places would show. */
  private static final int TIMED = Integer.getInteger("hostile.timed", 8_192);

  private static final int TRIES = 200;

  /**
   * Of one walk over the characters with {@link String#charAt}, which takes some 0.3 ns for each:
   * so 40 ns for a character of any pattern. Nearly all pairs take an eighth of that and the worst
   * two thirds, in a compiler that has seen all patterns; the rest is for machines with other work
   * to do.
   */
  private static final double MOST_WALKS = 120;

  /** A head that may begin something at each place, and a tail that each might read. */
  private static final int HALF = 1_024;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Where nothing repeats soon, what to do next cannot be guessed from what was done before. */
  private static final int UNLIKE = 509;

  static final List<String> PATTERNS =
      List.of(
          random("0123456789+-()./ "),
          random("123 "),
          random("a1 "),
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
          "mysql ",
          "mysql -p",
          "login -p 1 ",
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
          "f(\"a b\") ",
          "copy t from stdin; ",
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
          "12 345 678 ",
          "1 22 ",
          "4111 4111-",
          "123456789 ",
          "AT89 ",
          "sk-proj-",
          "pk.1a=",
          "pin=",
          "x.y key=",
          "auth=1.2",
          "token=xxxxxxxx1",
          "authorization=digest a=",
          "a@aa.png.",
          "hooks/",
          "4111111111111112 ",
          "4111 1111 1111 1112 ",
          "AT61 1904 3002 3457 3201 ",
          "AT61",
          "+49 30 ",
          "+49 (0)30 ",
          "0049 30 ",
          "415-555-",
          "1+",
          "4 1 1 1 ",
          "1 23 45 ",
          "1 2 33 ",
          "123 ",
          "a@b.c@",
          "sk_live_",
          "ghp_a1b2c3d4e5f6g7h8i9j0",
          "AP1",
          "AccountKey=",
          "Authorization:",
          "Authorization: ",
          "password=a ",
          "glpat-",
          "\"password\":\"",
          "password: a1,",
          "0x1234567890abcdef",
          "1:2:3:",
          "00:00:",
          "0000.0000.",
          "DE1234567",
          "X1234567",
          "010190-123",
          "key key ",
          "'\"",
          "\"\"",
          "$$",
          "select from a where c='1' and ",
          "%2540",
          "&#65;",
          "[at]",
          "-----END ",
          "Basic YTph",
          "://a:b@",
          "?sig=",
          "/1",
          "1A",
          "1e1",
          "'CALL x ",
          "' SELECT x",
          "CALL x ",
          "SET @x ",
          "form-data name=key ",
          "form-data name=key\n\n");

  private static String random(String characters) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    while (text.length() < UNLIKE) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

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

  /** Such as many prefixes of a token before a thousand dots, which might each be its end. */
  @Test
  void detect_manyStartsBeforeALongEnd_takesAFewStepsPerCharacter() {
    for (Detector detector : Detectors.all()) {
      for (String head : PATTERNS) {
        String heads = head.repeat(HALF / head.length());
        for (String tail : PATTERNS) {
          String text = heads + tail.repeat(HALF / tail.length());
          assertThat((double) steps(detector, text) / (2 * HALF))
              .as("%s, many %s before many %s", detector.name(), head, tail)
              .isLessThan(MOST_STEPS);
        }
      }
    }
  }

  /**
   * Where the cost is no step of the budget: looking for a character, for the words around. What is
   * compared is time of this thread's processor for one character, the least of several times.
   */
  @Test
  void detect_eightTimesTheText_takesAboutEightTimesTheTime() {
    for (Detector detector : Detectors.all()) {
      takesTimeAsTheText(detector, "");
    }
  }

  /** A detector that is told by the key looks at text that its gate would never let it see. */
  @Test
  void detect_eightTimesTheTextWithATellingKey_takesAboutEightTimesTheTime() {
    takesTimeAsTheText(Detectors.named("sql"), "db.query.text");
    takesTimeAsTheText(Detectors.named("phone"), "customer.phone");
    takesTimeAsTheText(Detectors.named("card"), "card.number");
    takesTimeAsTheText(Detectors.named("national_id"), "ssn");
    takesTimeAsTheText(Detectors.named("password"), "password");
  }

  private static void takesTimeAsTheText(Detector detector, String key) {
    for (String pattern : PATTERNS) {
      Timed shorter = new Timed(detector, pattern, TIMED, key);
      Timed longer = new Timed(detector, pattern, 8 * TIMED, key);
      for (int i = 0; i < TRIES && longer.least > 3 * shorter.least + 4; i++) {
        shorter.again();
        longer.again();
      }
      assertThat(longer.least)
          .as("%s %s under '%s'", detector.name(), pattern, key)
          .isLessThanOrEqualTo(3 * shorter.least + 4);
    }
  }

  /** The floor is a look at each character, so a slow machine is slow for both. */
  @Test
  void detect_anyPattern_takesABoundedNumberOfWalks() {
    Timed floor = new Timed(new Walk(), "a", TIMED, "");
    for (int i = 0; i < 5_000; i++) {
      floor.again();
    }
    List<String> slow = new ArrayList<>();
    for (Detector detector : Detectors.all()) {
      for (String pattern : PATTERNS) {
        Timed timed = new Timed(detector, pattern, TIMED, "");
        for (int i = 0; i < TRIES && timed.least > MOST_WALKS * floor.least; i++) {
          floor.again();
          timed.again();
        }
        double walks = timed.least / floor.least;
        if (walks > MOST_WALKS) {
          slow.add(String.format(Locale.ROOT, "%s %s: %.0f", detector.name(), pattern, walks));
        }
      }
    }
    assertThat(slow).isEmpty();
  }

  /** The least time that a detector took for a character of a repeated pattern. */
  private static final class Timed {
    private final Text text = Text.of("", KeyContext.NONE);
    private final Detector detector;
    private final String value;
    private final KeyContext key;
    private double least = Double.MAX_VALUE;

    Timed(Detector detector, String pattern, int size, String key) {
      this.detector = detector;
      this.key = KeyContext.of(key);
      value = pattern.repeat(size / pattern.length());
      again();
    }

    void again() {
      text.load(value, key);
      text.select(0, value.length());
      text.startBudget();
      long start = THREADS.getCurrentThreadCpuTime();
      detector.detect(text, Findings.NOWHERE);
      long time = THREADS.getCurrentThreadCpuTime() - start;
      least = Math.min(least, (double) time / value.length());
    }
  }

  private static final class Walk implements Detector {
    private final String value = "a".repeat(TIMED);

    @Override
    public String name() {
      return "walk";
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      int sum = 0;
      for (int i = 0; i < value.length(); i++) {
        sum += value.charAt(i);
      }
      if (sum == -1) {
        sink.found(0, 0);
      }
    }
  }

  private static long steps(Detector detector, String value) {
    Text text = Text.of(value, KeyContext.NONE);
    detector.detect(text, (start, end) -> {});
    return text.stepsTaken();
  }
}
