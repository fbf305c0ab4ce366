package io.throughline.comparison.redaction;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import io.throughline.processors.redaction.detect.DetectorSet;
import io.throughline.processors.redaction.detect.Detectors;
import io.throughline.processors.redaction.detect.Findings;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One character of 16 KB that somebody made to be slow: each place begins something that a detector
 * looks for, and nothing repeats soon. All built-in detectors at once, beside the dozen expressions
 * of {@link DetectorsBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(HostileTextBenchmark.SIZE)
public class HostileTextBenchmark {
  static final int SIZE = 1 << 14;

  /** What the text is made of, with bars between. */
  public enum Kind {
    LETTERS("a"),
    DIGITS("0|1|2|3|4|5|6|7|8|9|+|-|(|)|.|/| "),
    ADDRESSES("a@|b.c@|a.b.|1.2.|::|a:|fe80:"),
    NAMES("password=|token: |key=|secret |Bearer |\"pwd\":|a "),
    TOKENS("eyJ|AKIA|ghp_|xoxb-|SG.|sk-|-----BEGIN |://a:|?sig=");

    private final String pieces;

    Kind(String pieces) {
      this.pieces = pieces;
    }

    private String text() {
      String[] all = pieces.split("\\|", -1);
      Random random = new Random(7);
      StringBuilder text = new StringBuilder();
      while (text.length() < SIZE) {
        text.append(all[random.nextInt(all.length)]);
      }
      return text.substring(0, SIZE);
    }
  }

  @Param Kind of;

  private final DetectorSet all = DetectorSet.of(Detectors.all());
  private final Findings findings = new Findings();
  private final Pattern[] usual = Regexes.compile(Regexes.USUAL);
  private final Pattern[] hardened = Regexes.compile(Regexes.HARDENED);
  private final com.google.re2j.Pattern[] re2j = Regexes.compileRe2j(Regexes.USUAL);
  private Hyperscan hyperscan;
  private String text = "";

  @Setup
  public void setUp() throws CompileErrorException {
    hyperscan = new Hyperscan();
    text = of.text();
  }

  @TearDown
  public void tearDown() {
    hyperscan.close();
  }

  @Benchmark
  public int throughline() {
    all.scan(text, KeyContext.NONE, findings);
    return findings.size();
  }

  @Benchmark
  public int regexes() {
    return Regexes.find(usual, text);
  }

  @Benchmark
  public int hardened() {
    return Regexes.find(hardened, text);
  }

  @Benchmark
  public int re2j() {
    return Regexes.find(re2j, text);
  }

  @Benchmark
  public int hyperscan() {
    return hyperscan.find(text);
  }
}
