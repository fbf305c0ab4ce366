package io.throughline.comparison.redaction;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.DetectorSet;
import io.throughline.processors.redaction.detect.Detectors;
import io.throughline.processors.redaction.detect.Findings;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looking for personal data in the texts of one span, all findings with their places. Ours are all
 * built-in detectors; the peers look for a dozen things only: with {@code java.util.regex} as
 * services write them, hardened, on RE2/J, and on Hyperscan through JNI, which compiles all of them
 * into one automaton.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorsBenchmark {

  private final String[] clean = SpanTexts.clean().toArray(new String[0]);
  private final String[] dirty = SpanTexts.dirty().toArray(new String[0]);
  private final String[] value = {"order confirmed for tenant acme-eu after 3 tries in 42 ms ok"};
  private final String[] otherScript = {
    "заказ подтверждён для клиента «Дон» после 3 попыток за 42 мс"
  };
  private final String[] identifier = {
    "GET /api/v2/orders/90c192cf-d3ac-44af-8f21-ddb66cad4a26 200"
  };

  /** More texts than any memory of texts has room for. */
  private final String[][] neverSeen = variants(SpanTexts.clean(), 128);

  /** And more stack traces whose frames differ than there is room for. */
  private final String[][] framesNeverSeen = framesNeverSeen(512);

  private final String[] unseenValues = unseen(value[0]);
  private final String[] unseenOfOtherScript = unseen(otherScript[0]);
  private int next;

  private final DetectorSet all = DetectorSet.of(Detectors.all());
  private final DetectorSet doubled = DetectorSet.of(twice());
  private final Findings findings = new Findings();

  private final Pattern[] usual = Regexes.compile(Regexes.USUAL);
  private final Pattern[] usualTwice = Regexes.compile(twiceUsual());
  private final Pattern[] hardened = Regexes.compile(Regexes.HARDENED);
  private final com.google.re2j.Pattern[] re2j = Regexes.compileRe2j(Regexes.USUAL);
  private Hyperscan hyperscan;

  private static String[][] variants(List<String> texts, int count) {
    String[][] variants = new String[count][];
    for (int i = 0; i < count; i++) {
      String end = " " + letter(i / 52) + letter(i % 52);
      variants[i] = texts.stream().map(text -> text + end).toArray(String[]::new);
    }
    return variants;
  }

  /** Values of the same length; more than any memory of texts has room for. */
  private static String[] unseen(String value) {
    return Arrays.stream(variants(List.of(value.substring(3)), 2048))
        .map(texts -> texts[0])
        .toArray(String[]::new);
  }

  private static char letter(int i) {
    return (char) (i < 26 ? 'a' + i : 'A' + i - 26);
  }

  private static String[][] framesNeverSeen(int count) {
    String[][] variants = new String[count][];
    for (int i = 0; i < count; i++) {
      String name = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
      variants[i] =
          SpanTexts.clean().stream()
              .map(text -> text.replace("\tat ", "\tat " + name + ".") + " " + name)
              .toArray(String[]::new);
    }
    return variants;
  }

  /** A service's own formats: as many as there are built-in detectors. */
  private static List<String> own(int count) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String literal = Character.toString('K' + i % 13) + "Q" + (char) ('A' + i) + "X";
      own.add(literal + "-[0-9]{6,12}");
    }
    return own;
  }

  private static List<Detector> twice() {
    List<Detector> twice = new ArrayList<>(Detectors.all());
    for (String regex : own(Detectors.all().size())) {
      twice.add(Detectors.regex("custom" + twice.size(), regex));
    }
    return twice;
  }

  private static List<String> twiceUsual() {
    List<String> twice = new ArrayList<>(Regexes.USUAL);
    twice.addAll(own(Regexes.USUAL.size()));
    return twice;
  }

  @Setup
  public void setUp() throws CompileErrorException {
    hyperscan = new Hyperscan();
  }

  @TearDown
  public void tearDown() {
    hyperscan.close();
  }

  /** The floor: one look at each character. */
  @Benchmark
  public int cleanSpanOneWalk() {
    int sum = 0;
    for (String text : clean) {
      for (int i = 0; i < text.length(); i++) {
        sum += text.charAt(i);
      }
    }
    return sum;
  }

  @Benchmark
  public int cleanSpan() {
    return scan(all, clean);
  }

  @Benchmark
  public int cleanSpanNeverSeen() {
    next = (next + 1) % neverSeen.length;
    return scan(all, neverSeen[next]);
  }

  @Benchmark
  public int cleanSpanFramesNeverSeen() {
    next = (next + 1) % framesNeverSeen.length;
    return scan(all, framesNeverSeen[next]);
  }

  @Benchmark
  public int cleanSpanTwiceTheDetectors() {
    next = (next + 1) % neverSeen.length;
    return scan(doubled, neverSeen[next]);
  }

  @Benchmark
  public int cleanSpanRegexes() {
    return find(usual, clean);
  }

  @Benchmark
  public int cleanSpanTwiceTheRegexes() {
    return find(usualTwice, clean);
  }

  @Benchmark
  public int cleanSpanHardened() {
    return find(hardened, clean);
  }

  @Benchmark
  public int cleanSpanRe2j() {
    return findRe2j(clean);
  }

  @Benchmark
  public int cleanSpanHyperscan() {
    return findHyperscan(clean);
  }

  @Benchmark
  public int dirtySpan() {
    return scan(all, dirty);
  }

  @Benchmark
  public int dirtySpanRegexes() {
    return find(usual, dirty);
  }

  @Benchmark
  public int dirtySpanHardened() {
    return find(hardened, dirty);
  }

  @Benchmark
  public int dirtySpanRe2j() {
    return findRe2j(dirty);
  }

  @Benchmark
  public int dirtySpanHyperscan() {
    return findHyperscan(dirty);
  }

  @Benchmark
  public int cleanValue() {
    return scan(all, value);
  }

  /** Of the same length; no two in a row are the same. */
  @Benchmark
  public int cleanValueNeverSeen() {
    next = (next + 1) % unseenValues.length;
    all.scan(unseenValues[next], KeyContext.NONE, findings);
    return findings.size();
  }

  /** Of characters that no detector asks for, and that one byte does not hold. */
  @Benchmark
  public int cleanValueOfOtherScriptNeverSeen() {
    next = (next + 1) % unseenOfOtherScript.length;
    all.scan(unseenOfOtherScript[next], KeyContext.NONE, findings);
    return findings.size();
  }

  @Benchmark
  public int cleanValueOfOtherScriptRegexes() {
    return find(usual, otherScript);
  }

  @Benchmark
  public int cleanValueOfOtherScriptHyperscan() {
    return findHyperscan(otherScript);
  }

  /** With a UUID in it, whose digits the detectors of numbers have to refuse. */
  @Benchmark
  public int cleanValueWithIdentifier() {
    return scan(all, identifier);
  }

  @Benchmark
  public int cleanValueRegexes() {
    return find(usual, value);
  }

  @Benchmark
  public int cleanValueHyperscan() {
    return findHyperscan(value);
  }

  private int scan(DetectorSet set, String[] texts) {
    int found = 0;
    for (String text : texts) {
      set.scan(text, KeyContext.NONE, findings);
      found += findings.size();
    }
    return found;
  }

  private static int find(Pattern[] patterns, String[] texts) {
    int found = 0;
    for (String text : texts) {
      found += Regexes.find(patterns, text);
    }
    return found;
  }

  private int findRe2j(String[] texts) {
    int found = 0;
    for (String text : texts) {
      found += Regexes.find(re2j, text);
    }
    return found;
  }

  private int findHyperscan(String[] texts) {
    int found = 0;
    for (String text : texts) {
      found += hyperscan.find(text);
    }
    return found;
  }
}
