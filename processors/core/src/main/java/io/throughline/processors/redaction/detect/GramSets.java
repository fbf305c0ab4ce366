package io.throughline.processors.redaction.detect;

/** The sets of united grams as bits, to tell how much of ordinary text they let through. */
final class GramSets {

  /** Share of a character in logs and names of classes, roughly, in thousandths. */
  private static final double[] SHARE = new double[Gram.ALPHABET];

  static {
    for (int i = 0; i < Gram.ALPHABET; i++) {
      SHARE[i] =
          i >= 'a' && i <= 'z' ? 30 : i >= '0' && i <= '9' ? 12 : i >= 'A' && i <= 'Z' ? 4 : 2;
    }
    SHARE['.'] = 40;
    SHARE['e'] = 80;
    SHARE['a'] = 60;
    SHARE[' '] = 30;
  }

  private final boolean[][] allowed = new boolean[Gram.LENGTH][Gram.ALPHABET];

  /** The share of ordinary text each position lets through. */
  private final double[] shares = new double[Gram.LENGTH];

  GramSets(Gram gram) {
    for (int position = 0; position < Gram.LENGTH; position++) {
      for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
        allowed[position][symbol] = gram.allows(position, symbol);
      }
    }
    weigh();
  }

  void add(GramSets other) {
    for (int position = 0; position < Gram.LENGTH; position++) {
      for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
        allowed[position][symbol] |= other.allowed[position][symbol];
      }
    }
    weigh();
  }

  private void weigh() {
    for (int position = 0; position < Gram.LENGTH; position++) {
      shares[position] = 0;
      for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
        shares[position] += allowed[position][symbol] ? SHARE[symbol] : 0;
      }
    }
  }

  /**
   * How much would pass that each would not let through for itself, if both shared a bucket; two
   * owners would both be called for what passes.
   */
  double passedWith(GramSets other, boolean sameOwner) {
    double both = 1;
    double mine = 1;
    double others = 1;
    for (int position = 0; position < Gram.LENGTH; position++) {
      double sum = 0;
      for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
        sum += allowed[position][symbol] || other.allowed[position][symbol] ? SHARE[symbol] : 0;
      }
      both *= sum;
      mine *= shares[position];
      others *= other.shares[position];
    }
    return sameOwner ? both - mine - others : both - mine + both - others;
  }
}
