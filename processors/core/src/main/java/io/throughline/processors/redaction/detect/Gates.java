package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The gates of all detectors of a set, asked together: a {@link Sieve} for the whole text, a {@link
 * Prefilter} for a line that it lets through. Immutable; detectors are known by their place.
 */
final class Gates {

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

  private final Gate[] gates;
  final Sieve sieve;
  final Prefilter prefilter;
  private final boolean anyAlways;

  /** With fewer digits and nothing else no gate opens. */
  private final int fewestDigits;

  private final long topicsOfAny;

  Gates(Detector[] detectors) {
    int n = detectors.length;
    gates = new Gate[n];
    GramBuckets grams = new GramBuckets();
    FOLDABLE.forEach(gram -> grams.add(gram, foldable()).count(GramBuckets.ALONE));
    boolean always = false;
    long topics = 0;
    int digitsAlone = Integer.MAX_VALUE;
    int digitsBeside = Integer.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      int d = i;
      Gate gate = requireNonNull(detectors[d].gate(), detectors[d].name() + ".gate()");
      gates[d] = gate;
      boolean spans = detectors[d].spansLines();
      boolean besideDigits = gate.minDigits > 0 && !spans;
      for (Gram gram : gate.grams) {
        grams.add(gram, any(d)).count(besideDigits ? GramBuckets.BESIDE_DIGITS : GramBuckets.ALONE);
      }
      for (Gram gram : gate.alsoGrams) {
        grams.add(gram, also(d)).count(spans ? GramBuckets.ALONE : 0);
      }
      gate.tokenGrams.forEach(gram -> grams.add(gram, token(d)).count(GramBuckets.BESIDE_TOKEN));
      if (besideDigits) {
        digitsBeside = Math.min(digitsBeside, gate.minDigits);
      }
      if (isOpenToAll(gate)) {
        digitsAlone = Math.min(digitsAlone, gate.minDigits);
      }
      always |= gate.always;
      topics |= gate.topics;
    }
    anyAlways = always;
    fewestDigits = digitsAlone;
    topicsOfAny = topics;
    grams.unite(Prefilter.BUCKETS, SampleSets::ofCharacters);
    prefilter = new Prefilter(grams, any(n));
    sieve = new Sieve(grams, digitsBeside, digitsAlone, prefilter);
  }

  /** The numbers under which grams are asked for. */
  private static int foldable() {
    return 0;
  }

  private static int any(int d) {
    return 3 * d + 1;
  }

  private static int also(int d) {
    return 3 * d + 2;
  }

  private static int token(int d) {
    return 3 * d + 3;
  }

  /** Whether only the number of digits counts. */
  private static boolean isOpenToAll(Gate gate) {
    return gate.grams.isEmpty() && gate.tokenGrams.isEmpty();
  }

  /** Whether a line may have to be read whatever it holds. */
  boolean areTold(KeyContext key) {
    return anyAlways || key.isAbout(topicsOfAny);
  }

  /** Whether none opens for what was seen, unless the key opens it. */
  boolean areShut(Prefilter.Marks marks) {
    return marks.digits < fewestDigits && !marks.holdsAny();
  }

  boolean isFoldable(Prefilter.Marks marks) {
    return marks.holds(foldable());
  }

  /** Whether the gate opens for the line. */
  boolean isOpen(int d, Prefilter.Marks marks, KeyContext key) {
    Gate gate = gates[d];
    return gate.always
        || ((opens(d, marks) || (marks.longToken && marks.holds(token(d))))
            && alsoOpens(d, marks)
            && marks.digits >= gate.minDigits)
        || key.isAbout(gate.topics);
  }

  /** Whether a finding that spans lines may begin in the line. */
  boolean mayBegin(int d, Prefilter.Marks marks, KeyContext key) {
    return gates[d].always || key.isAbout(gates[d].topics) || opens(d, marks);
  }

  /** Whether it may end in it. */
  boolean mayEnd(int d, Prefilter.Marks marks, KeyContext key) {
    return gates[d].always || key.isAbout(gates[d].topics) || alsoOpens(d, marks);
  }

  private boolean opens(int d, Prefilter.Marks marks) {
    return marks.holds(any(d)) || isOpenToAll(gates[d]);
  }

  private boolean alsoOpens(int d, Prefilter.Marks marks) {
    return gates[d].alsoGrams.isEmpty() || marks.holds(also(d));
  }
}
