package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The enabled detectors, joined into one scanner. Immutable but for the count of failures and the
 * memory of what was clean ({@link CleanTexts}, {@link KnownFrames}); thread-safe, as long as each
 * thread brings its own {@link Findings}.
 *
 * <p>Cost: one pass over a clean value's characters, no allocation, whatever the number of
 * detectors (see {@link Sieve}). A line that could hold something is read again by the detectors
 * whose gate is open, and a line with escapes or characters outside ASCII once more in its folded
 * form.
 */
public final class DetectorSet {

  private static final int STRIKES = 3;

  private final List<Detector> enabled;

  /** The detectors, composite ones in their parts; and the names under which they report. */
  private final Detector[] detectors;

  private final Detector[] named;
  private final Gates gates;

  /** A bit for each detector whose findings span lines, and for each of the others. */
  private final long[] spanning;

  private final long[] ofOneLine;

  /** The detector of addresses, if the others are known to find nothing in one; else -1. */
  private final int ofAddresses;

  private final AtomicIntegerArray strikes;
  private final DetectorListener listener;
  private final CleanTexts clean = new CleanTexts();

  private DetectorSet(List<Detector> enabled, DetectorListener listener) {
    this.enabled = List.copyOf(enabled);
    List<Detector> parts = new ArrayList<>();
    List<Detector> names = new ArrayList<>();
    for (Detector detector : enabled) {
      List<Detector> its =
          detector instanceof CompositeDetector composite ? composite.parts() : List.of(detector);
      parts.addAll(its);
      its.forEach(part -> names.add(detector));
    }
    int n = parts.size();
    detectors = parts.toArray(new Detector[0]);
    named = names.toArray(new Detector[0]);
    gates = new Gates(detectors);
    spanning = new long[gates.words()];
    ofOneLine = new long[gates.words()];
    for (int d = 0; d < n; d++) {
      long[] its = detectors[d].spansLines() ? spanning : ofOneLine;
      its[d >> 6] |= 1L << d;
    }
    boolean builtIn = enabled.stream().allMatch(d -> d == Detectors.named(d.name()));
    ofAddresses = builtIn ? parts.indexOf(Detectors.named("ip")) : -1;
    strikes = new AtomicIntegerArray(n);
    this.listener = listener;
  }

  /** The detectors in the order of their precedence. */
  public static DetectorSet of(List<? extends Detector> detectors) {
    return of(detectors, DetectorListener.NONE);
  }

  public static DetectorSet of(List<? extends Detector> detectors, DetectorListener listener) {
    return new DetectorSet(List.copyOf(detectors), requireNonNull(listener, "listener"));
  }

  public List<Detector> detectors() {
    return enabled;
  }

  /**
   * Replaces the content of {@code findings} with what {@code value} holds; true if that is
   * anything. Never throws.
   */
  public boolean scan(CharSequence value, KeyContext key, Findings findings) {
    findings.clear();
    String string = value.toString();
    if (isAddress(string, key)) {
      findings.add(named[ofAddresses], ofAddresses, 0, string.length());
      return true;
    }
    long hash = findings.hash.of(string, key);
    if (clean.holds(hash, string, key)) {
      return false;
    }
    read(string, key, findings);
    if (findings.isEmpty()) {
      clean.add(hash, string, key);
      return false;
    }
    return true;
  }

  /**
   * A client's address is never clean and seldom the same, so that its form alone tells, unless its
   * key says something else than that it is an address.
   */
  private boolean isAddress(String string, KeyContext key) {
    return ofAddresses >= 0 && IpDetector.isV4(string) && !key.isAbout(~Topics.IP);
  }

  private void read(String string, KeyContext key, Findings findings) {
    findings.spans.clear(spanning.length);
    int length = string.length();
    Text text = findings.text;
    text.load(string, key);
    if (gates.areTold(key)) {
      scanEachLine(string, key, findings);
    } else {
      Marks marks = findings.marks;
      int from = 0;
      marks.begun = false;
      while (from <= length && gates.findLine(text, from, length, marks)) {
        from = marks.to + 1;
        runOpen(marks.from, marks.to, key, findings);
        marks.begun = findings.spans.anyBegun();
      }
    }
    if (findings.spans.anyBegun()) {
      scanLines(length, findings);
    }
    findings.settle();
  }

  private void scanEachLine(String string, KeyContext key, Findings findings) {
    int from = 0;
    int lineBreak = string.indexOf('\n');
    while (lineBreak >= 0) {
      scanLine(from, lineBreak, key, findings);
      from = lineBreak + 1;
      lineBreak = string.indexOf('\n', from);
    }
    scanLine(from, string.length(), key, findings);
  }

  /**
   * The first detector to which {@code value} as a whole belongs, or one that failed to say; else
   * null. What is switched off for texts is asked as well: a number is no work.
   */
  public @Nullable Detector scan(long value, KeyContext key) {
    for (int d = 0; d < detectors.length; d++) {
      try {
        // The parts of a composite one know no numbers; it is asked once, with the first of them.
        if ((d == 0 || named[d] != named[d - 1]) && named[d].matchesNumber(value, key)) {
          return named[d];
        }
      } catch (Throwable cause) {
        strike(d, cause);
        return named[d];
      }
    }
    return null;
  }

  /** As {@link #scan(long, KeyContext)}, for a whole number in a double. */
  public @Nullable Detector scan(double value, KeyContext key) {
    long whole = (long) value;
    return whole == value && whole != Long.MAX_VALUE ? scan(whole, key) : null;
  }

  private void scanLine(int from, int to, KeyContext key, Findings findings) {
    gates.scan(findings.text.array(), from, to, findings.marks);
    runOpen(from, to, key, findings);
  }

  /** Runs the detectors whose gates are open by the marks of a line. */
  private void runOpen(int from, int to, KeyContext key, Findings findings) {
    Marks marks = findings.marks;
    findings.text.select(from, to);
    for (int word = 0; word < ofOneLine.length; word++) {
      if (spanning[word] != 0) {
        long begins = gates.begins(word, marks, key) & spanning[word];
        findings.spans.add(word, from, begins, gates.ends(word, marks, key) & spanning[word]);
      }
      long open = gates.open(word, marks, key) & ofOneLine[word];
      for (; open != 0; open &= open - 1) {
        int d = word * Long.SIZE + Long.numberOfTrailingZeros(open);
        run(d, findings, findings.text, from, to);
      }
    }
    if (gates.isFoldable(marks)) {
      scanFolded(from, to, key, findings);
    }
  }

  /** Runs what reads over line breaks, from the first line that could begin a finding. */
  private void scanLines(int end, Findings findings) {
    for (int word = 0; word < spanning.length; word++) {
      for (long open = findings.spans.whole(word); open != 0; open &= open - 1) {
        int d = word * Long.SIZE + Long.numberOfTrailingZeros(open);
        int from = findings.spans.start(d);
        findings.text.select(from, end);
        run(d, findings, findings.text, from, end);
      }
    }
  }

  private void scanFolded(int from, int to, KeyContext key, Findings findings) {
    Folding folding = findings.folding;
    if (!folding.fold(findings.text)) {
      return;
    }
    Text folded = findings.folded;
    folded.load(folding.chars, folding.length, key);
    Marks marks = findings.marks;
    if (gates.areTold(key)) {
      gates.scan(folded.array(), 0, folding.length, marks);
    } else if (!gates.findLine(folded, 0, folding.length, marks)) {
      return;
    }
    for (int word = 0; word < ofOneLine.length; word++) {
      long open = gates.open(word, marks, key) & ofOneLine[word];
      for (; open != 0; open &= open - 1) {
        int d = word * Long.SIZE + Long.numberOfTrailingZeros(open);
        int mark = findings.size();
        if (run(d, findings, folded, 0, folding.length)) {
          findings.unfold(mark, folding, from);
        } else {
          findings.truncate(mark);
          findings.addUnread(named[d], d, from, to);
        }
      }
    }
  }

  /** Runs one detector on the loaded text; if it fails, the whole stretch is its finding. */
  private boolean run(int d, Findings findings, Text text, int from, int to) {
    Detector detector = named[d];
    int mark = findings.size();
    if (strikes.get(d) < STRIKES) {
      try {
        text.startBudget();
        detectors[d].detect(text, findings.sink(detector, d, from, to));
        return true;
      } catch (Throwable cause) {
        strike(d, cause);
      }
    }
    findings.truncate(mark);
    findings.addUnread(detector, d, from, to);
    return false;
  }

  private void strike(int d, Throwable cause) {
    boolean overran = cause instanceof StepBudgetExceededException;
    int before = strikes.getAndUpdate(d, n -> overran ? Math.min(n + 1, STRIKES) : STRIKES);
    boolean switchedOff = before < STRIKES && strikes.get(d) >= STRIKES;
    try {
      listener.failed(named[d], cause, switchedOff);
    } catch (RuntimeException ignored) {
      // A listener only counts; its failure must not become the application's.
    }
  }
}
