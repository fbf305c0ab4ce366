package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * The gates of all detectors of a set, asked together: a {@link Sieve} for the whole text, a {@link
 * Prefilter} for a line that is read whatever it holds. Immutable but for the memory of {@link
 * KnownFrames}; detectors are known by their place.
 */
final class Gates {

  /** Seen in a line, these call for {@link Folding}, as any character outside ASCII does. */
  static final List<Gram> FOLDABLE =
      List.of(
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
          Gram.parse("\\\u001B\\["),
          Gram.parse("\\(at\\)"),
          Gram.parse("\\[at\\]"),
          Gram.parse("\\[.\\]"));

  private final Gate[] gates;
  private final Sieve sieve;
  private final Prefilter prefilter;

  /** The number of words with a bit for each detector. */
  private final int words;

  /**
   * For each word: the detectors without grams, those also without grams beside a token, those that
   * ask for no other, those that always run.
   */
  private final long[] anywhere;

  private final long[] withoutGrams;

  private final long[] withoutOthers;
  private final long[] always;

  /** For each number of digits and each word: the detectors for which they are enough. */
  private final long[][] enoughDigits;

  private final long topicsOfAny;
  private final boolean anyAlways;

  Gates(Detector[] detectors) {
    int n = detectors.length;
    gates = new Gate[n];
    words = (n + Long.SIZE - 1) / Long.SIZE;
    anywhere = new long[words];
    withoutGrams = new long[words];
    withoutOthers = new long[words];
    always = new long[words];
    GramBuckets grams = new GramBuckets();
    FOLDABLE.forEach(gram -> grams.add(gram, foldable()).count(GramBuckets.ALONE));
    long topics = 0;
    int mostDigits = 0;
    int digitsAlone = Integer.MAX_VALUE;
    int digitsBeside = Integer.MAX_VALUE;
    for (int d = 0; d < n; d++) {
      Gate gate = requireNonNull(detectors[d].gate(), detectors[d].name() + ".gate()");
      gates[d] = gate;
      addGrams(grams, d, detectors[d].spansLines());
      long bit = 1L << d;
      anywhere[d >> 6] |= gate.grams.isEmpty() ? bit : 0;
      if (gate.grams.isEmpty() && gate.tokenGrams.isEmpty()) {
        withoutGrams[d >> 6] |= bit;
        digitsAlone = Math.min(digitsAlone, gate.minDigits);
      }
      withoutOthers[d >> 6] |= gate.alsoGrams.isEmpty() ? bit : 0;
      always[d >> 6] |= gate.always ? bit : 0;
      if (gate.minDigits > 0) {
        digitsBeside = Math.min(digitsBeside, gate.minDigits);
      }
      mostDigits = Math.max(mostDigits, gate.minDigits);
      topics |= gate.topics;
    }
    topicsOfAny = topics;
    anyAlways = Arrays.stream(gates).anyMatch(gate -> gate.always);
    enoughDigits = new long[mostDigits + 1][words];
    for (int digits = 0; digits <= mostDigits; digits++) {
      for (int d = 0; d < n; d++) {
        enoughDigits[digits][d >> 6] |= digits >= gates[d].minDigits ? 1L << d : 0;
      }
    }
    int width = foldable() / Long.SIZE + 1;
    prefilter = new Prefilter(grams.of(GramBuckets.ANYWHERE), width);
    sieve = new Sieve(grams, digitsBeside, digitsAlone, width);
  }

  private void addGrams(GramBuckets grams, int d, boolean spans) {
    Gate gate = gates[d];
    int where = gate.minDigits > 0 && !spans ? GramBuckets.BESIDE_DIGITS : GramBuckets.ALONE;
    gate.grams.forEach(gram -> grams.add(gram, any(d)).count(where));
    gate.alsoGrams.forEach(gram -> grams.add(gram, also(d)).count(GramBuckets.ALONE));
    grams.ending.set(also(d), !gate.grams.isEmpty());
    gate.tokenGrams.forEach(gram -> grams.add(gram, token(d)).count(GramBuckets.BESIDE_TOKEN));
  }

  /** The numbers under which grams are asked for: words of bits for each kind. */
  private static int any(int d) {
    return d;
  }

  private int also(int d) {
    return words * Long.SIZE + d;
  }

  private int token(int d) {
    return 2 * words * Long.SIZE + d;
  }

  private int foldable() {
    return 3 * words * Long.SIZE;
  }

  /** Whether a line may have to be read whatever it holds. */
  boolean areTold(KeyContext key) {
    return anyAlways || key.isAbout(topicsOfAny);
  }

  /** See {@link Sieve#findLine}; the marks are those of the line. */
  boolean findLine(Text text, int from, int to, Marks marks) {
    return sieve.findLine(text.bytes(), text.array(), from, to, marks);
  }

  /** See {@link Prefilter#scan}. */
  void scan(char[] chars, int from, int to, Marks marks) {
    prefilter.scan(chars, from, to, marks);
  }

  boolean isFoldable(Marks marks) {
    return !marks.isAscii || marks.holds(foldable());
  }

  int words() {
    return words;
  }

  /** Those of the 64 detectors from {@code 64 * word} on whose gates open for the line. */
  long open(int word, Marks marks, KeyContext key) {
    long open = marks.asked(word) | withoutGrams[word];
    open |= marks.longToken ? marks.asked(2 * words + word) : 0;
    open &= marks.asked(words + word) | withoutOthers[word];
    open &= enoughDigits[Math.min(marks.digits, enoughDigits.length - 1)][word];
    return open | always[word] | toldBy(word, key);
  }

  private long toldBy(int word, KeyContext key) {
    if (!key.isAbout(topicsOfAny)) {
      return 0;
    }
    long told = 0;
    for (int d = word << 6; d < Math.min(gates.length, (word + 1) << 6); d++) {
      told |= key.isAbout(gates[d].topics) ? 1L << d : 0;
    }
    return told;
  }

  /** As {@link #open}: those of which a finding that spans lines may begin in the line. */
  long begins(int word, Marks marks, KeyContext key) {
    return marks.asked(word) | anywhere[word] | always[word] | toldBy(word, key);
  }

  /** Those of which it may end in it. */
  long ends(int word, Marks marks, KeyContext key) {
    return marks.asked(words + word) | withoutOthers[word] | always[word] | toldBy(word, key);
  }
}
