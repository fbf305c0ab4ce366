package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The enabled detectors, joined into one scanner. Immutable but for the count of failures and the
 * memory of clean texts ({@link CleanTexts}); thread-safe, as long as each thread brings its own
 * {@link Findings}.
 *
 * <p>Cost: one pass over a clean value's characters, no allocation, whatever the number of
 * detectors (see {@link Prefilter}). A line that could hold something is read again by the
 * detectors whose gate is open, and a line with escapes or characters outside ASCII once more in
 * its folded form.
 */
public final class DetectorSet {

  private static final int STRIKES = 3;

  /** Seen in a line, these call for {@link Folding}. */
  private static final List<Gram> FOLDABLE =
      List.of(
          Gram.parse("\\n"),
          Gram.parse("\\%\\h\\h"),
          Gram.parse("\\%u\\h"),
          Gram.parse("\\\\u\\h"),
          Gram.parse("\\\\u\\{"),
          Gram.parse("\\\\x\\h"),
          Gram.parse("\\\\\\d\\d"),
          Gram.parse("\\\\n\\d"),
          Gram.parse("\\\\t\\d"),
          Gram.parse("\\&\\#"),
          Gram.parse("\\&com"),
          Gram.parse("\\&per"),
          Gram.parse("\\&plu"),
          Gram.parse("\\&nbs"),
          Gram.parse("\\(at\\)"),
          Gram.parse("\\[at\\]"),
          Gram.parse("\\[.\\]"));

  private final List<Detector> enabled;

  /** The detectors, composite ones in their parts; and the names under which they report. */
  private final Detector[] detectors;

  private final Detector[] named;
  private final Sieve sieve;
  private final Prefilter prefilter;
  private final long[] anyOf;
  private final long[] alsoAnyOf;
  private final int[] minDigits;
  private final long[] topics;
  private final boolean[] longToken;
  private final boolean[] always;

  /** A number for each detector whose findings span lines, else -1. */
  private final int[] spans;

  private final long foldable;
  private final boolean anyAlways;

  /** With fewer digits and nothing else no gate opens. */
  private final int fewestDigits;

  private final long topicsOfAny;
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
    anyOf = new long[n];
    alsoAnyOf = new long[n];
    minDigits = new int[n];
    topics = new long[n];
    longToken = new boolean[n];
    always = new boolean[n];
    spans = new int[n];
    int spanning = 0;
    strikes = new AtomicIntegerArray(n);
    this.listener = listener;
    GramBuckets buckets = new GramBuckets();
    List<Gram> grams = new ArrayList<>(FOLDABLE);
    List<Gram> besideDigits = new ArrayList<>();
    int digitsBeside = Integer.MAX_VALUE;
    FOLDABLE.forEach(gram -> buckets.add(gram, -1));
    Gate[] gates = new Gate[n];
    for (int d = 0; d < n; d++) {
      gates[d] = requireNonNull(detectors[d].gate(), detectors[d].name() + ".gate()");
      int owner = 2 * d;
      gates[d].grams.forEach(gram -> buckets.add(gram, owner));
      gates[d].alsoGrams.forEach(gram -> buckets.add(gram, owner + 1));
      if (gates[d].minDigits > 0 && !detectors[d].spansLines()) {
        besideDigits.addAll(gates[d].grams);
        digitsBeside = Math.min(digitsBeside, gates[d].minDigits);
      } else {
        grams.addAll(gates[d].grams);
      }
      if (detectors[d].spansLines()) {
        grams.addAll(gates[d].alsoGrams);
      }
    }
    buckets.unite(Prefilter.BUCKETS, SampleSets::ofCharacters);
    prefilter = new Prefilter(buckets);
    sieve = new Sieve(grams, besideDigits, digitsBeside, prefilter, buckets);
    foldable = buckets.mask(FOLDABLE);
    boolean someAlways = false;
    int fewest = Integer.MAX_VALUE;
    long someTopics = 0;
    for (int d = 0; d < n; d++) {
      boolean noGram = gates[d].grams.isEmpty() && !gates[d].longToken;
      anyOf[d] = noGram ? -1L : buckets.mask(gates[d].grams);
      longToken[d] = gates[d].longToken;
      alsoAnyOf[d] = gates[d].alsoGrams.isEmpty() ? -1L : buckets.mask(gates[d].alsoGrams);
      minDigits[d] = gates[d].minDigits;
      topics[d] = gates[d].topics;
      always[d] = gates[d].always;
      spans[d] = detectors[d].spansLines() && spanning < Long.SIZE ? spanning++ : -1;
      someAlways |= always[d];
      fewest = noGram ? Math.min(fewest, minDigits[d]) : fewest;
      someTopics |= topics[d];
    }
    anyAlways = someAlways;
    fewestDigits = fewest;
    topicsOfAny = someTopics;
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
    if (clean.holds(string, key)) {
      return false;
    }
    read(string, key, findings);
    if (findings.isEmpty()) {
      clean.add(string, key);
      return false;
    }
    return true;
  }

  private void read(String string, KeyContext key, Findings findings) {
    findings.spanned = 0;
    int length = string.length();
    findings.text.load(string, key);
    byte[] bytes = findings.text.narrow(length);
    int from = 0;
    int lineBreak = string.indexOf('\n');
    long hits = 0;
    while (lineBreak >= 0) {
      hits |= scanLine(bytes, from, lineBreak, key, findings);
      from = lineBreak + 1;
      lineBreak = string.indexOf('\n', from);
    }
    hits |= scanLine(bytes, from, length, key, findings);
    if (findings.spanned != 0) {
      scanLines(hits, length, key, findings);
    }
    findings.settle();
  }

  /** The first detector to which {@code value} as a whole belongs, or null. */
  public @Nullable Detector scan(long value, KeyContext key) {
    for (int d = 0; d < detectors.length; d++) {
      if (strikes.get(d) >= STRIKES) {
        continue;
      }
      try {
        if (detectors[d].matchesNumber(value, key)) {
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

  /** Returns the buckets hit. */
  private long scanLine(
      byte @Nullable [] bytes, int from, int to, KeyContext key, Findings findings) {
    Prefilter.Marks marks = findings.marks;
    char[] chars = findings.text.array();
    boolean told = anyAlways || key.isAbout(topicsOfAny);
    if (bytes != null && !sieve.scan(bytes, chars, from, to, marks) && !told && isFree(marks)) {
      return 0;
    }
    prefilter.scan(chars, from, to, marks);
    if (marks.hits == 0 && !told && isFree(marks)) {
      return 0;
    }
    long hits = marks.hits;
    findings.text.select(from, to);
    for (int d = 0; d < detectors.length; d++) {
      if (spans[d] >= 0) {
        if (always[d] || key.isAbout(topics[d]) || (hits & anyOf[d]) != 0) {
          findings.span(spans[d], from);
        }
      } else if (isOpen(d, marks, key)) {
        run(d, findings, findings.text, from, to);
      }
    }
    if ((hits & foldable) != 0) {
      scanFolded(from, to, key, findings);
    }
    return hits;
  }

  /** Whether no gate could open for digits alone or for a long token. */
  private boolean isFree(Prefilter.Marks marks) {
    return marks.digits < fewestDigits && !marks.longToken;
  }

  /** Runs what reads over line breaks, from the first line that could begin a finding. */
  private void scanLines(long hits, int end, KeyContext key, Findings findings) {
    for (int d = 0; d < detectors.length; d++) {
      if (spans[d] >= 0 && (findings.spanned & (1L << spans[d])) != 0) {
        boolean also = alsoAnyOf[d] == -1L || (hits & alsoAnyOf[d]) != 0;
        if (also || always[d] || key.isAbout(topics[d])) {
          int from = findings.spanFrom[spans[d]];
          findings.text.select(from, end);
          run(d, findings, findings.text, from, end);
        }
      }
    }
  }

  private void scanFolded(int from, int to, KeyContext key, Findings findings) {
    Folding folding = findings.folding;
    if (!folding.fold(findings.text)) {
      return;
    }
    findings.folded.load(folding.chars, folding.length, key);
    Prefilter.Marks marks = findings.marks;
    prefilter.scan(folding.chars, 0, folding.length, marks);
    for (int d = 0; d < detectors.length; d++) {
      if (spans[d] < 0 && isOpen(d, marks, key)) {
        int mark = findings.size();
        if (run(d, findings, findings.folded, 0, folding.length)) {
          findings.unfold(mark, folding, from);
        } else {
          findings.truncate(mark);
          findings.add(named[d], d, from, to);
        }
      }
    }
  }

  private boolean isOpen(int d, Prefilter.Marks marks, KeyContext key) {
    return always[d]
        || (((marks.hits & anyOf[d]) != 0 || anyOf[d] == -1L || (longToken[d] && marks.longToken))
            && (alsoAnyOf[d] == -1L || (marks.hits & alsoAnyOf[d]) != 0)
            && marks.digits >= minDigits[d])
        || key.isAbout(topics[d]);
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
    findings.add(detector, d, from, to);
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
