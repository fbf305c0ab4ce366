package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.Locale;

/**
 * Up to four neighbouring characters, each from a set of ASCII characters; aligned to the end, so a
 * short one begins with "any".
 */
final class Gram {

  static final int LENGTH = 4;
  static final int ALPHABET = 129;

  /** The set that every character outside ASCII is in. */
  static final int NON_ASCII = 128;

  private static final String COMMON = "etaoinsrlcdpumgfhbvywk./ -_";

  private final boolean[][] sets = new boolean[LENGTH][ALPHABET];
  private final String source;

  private Gram(String source) {
    this.source = source;
  }

  /**
   * Reads a pattern: a letter stands for itself in both cases, {@code \d} for a digit, {@code \h}
   * for a hexadecimal digit, {@code \l} for a letter, {@code \w} for a letter or digit, {@code \n}
   * for any character outside ASCII, {@code \U} for an upper-case letter, {@code \t} for a token's
   * character (letter, digit, underscore or dash), {@code \b} for none of letters and digits,
   * {@code \q} for what a dollar quote may stand behind (none of these, of underscore and dollar),
   * {@code \a} for none of letters, {@code \.} for any character at all, any other escaped
   * character for exactly itself; {@code \=} before a character stands for it in this case alone.
   */
  static Gram parse(String pattern) {
    Gram gram = new Gram(pattern);
    int count = 0;
    boolean[][] read = new boolean[LENGTH][];
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean[] set = new boolean[ALPHABET];
      if (c == '\\'
          && pattern.charAt(i + 1) == '='
          && i + 2 < pattern.length()
          && pattern.charAt(i + 2) != '\\') {
        i += 2;
        set[pattern.charAt(i)] = true;
      } else if (c == '\\') {
        i++;
        escape(pattern.charAt(i), set);
      } else {
        set[Character.toLowerCase(c)] = true;
        set[Character.toUpperCase(c)] = true;
      }
      if (count == LENGTH) {
        throw new IllegalArgumentException("more than four characters: " + pattern);
      }
      read[count++] = set;
    }
    gram.alignToEnd(read, count);
    return gram;
  }

  /** The four characters of a literal that ordinary text holds least often. */
  static Gram rarestOf(String literal) {
    if (literal.isEmpty()) {
      throw new IllegalArgumentException("an empty literal lets everything through");
    }
    String part = rarestPart(literal);
    Gram gram = new Gram(part);
    boolean[][] read = new boolean[LENGTH][];
    for (int i = 0; i < part.length(); i++) {
      boolean[] set = new boolean[ALPHABET];
      char c = part.charAt(i);
      if (c >= NON_ASCII) {
        set[NON_ASCII] = true;
      } else {
        set[c] = true;
        set[Character.toUpperCase(c)] = true;
        // The Kelvin sign and the dotless i fold to ASCII letters; they are outside ASCII.
        set[NON_ASCII] = c == 'k' || c == 's' || c == 'i';
      }
      read[i] = set;
    }
    gram.alignToEnd(read, part.length());
    return gram;
  }

  static String rarestPart(String literal) {
    String lower = literal.toLowerCase(Locale.ROOT);
    int best = 0;
    int bestScore = Integer.MIN_VALUE;
    for (int i = 0; i == 0 || i + LENGTH <= lower.length(); i++) {
      int score = 0;
      for (int j = i; j < Math.min(i + LENGTH, lower.length()); j++) {
        int rank = COMMON.indexOf(lower.charAt(j));
        score += rank < 0 ? COMMON.length() + 5 : rank;
      }
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    return lower.substring(best, Math.min(best + LENGTH, lower.length()));
  }

  private static void escape(char c, boolean[] set) {
    for (int i = 0; i < NON_ASCII; i++) {
      boolean digit = i >= '0' && i <= '9';
      boolean upper = i >= 'A' && i <= 'Z';
      boolean letter = upper || (i >= 'a' && i <= 'z');
      set[i] =
          switch (c) {
            case 'd' -> digit;
            case 'h' -> digit || (i >= 'A' && i <= 'F') || (i >= 'a' && i <= 'f');
            case 'l' -> letter;
            case 'w' -> digit || letter;
            case 'U' -> upper;
            case 't' -> digit || letter || i == '_' || i == '-';
            case 'b' -> !digit && !letter;
            case 'q' -> !digit && !letter && i != '_' && i != '$';
            case 'a' -> !letter;
            case '.' -> true;
            case 'n' -> false;
            default -> i == c;
          };
    }
    set[NON_ASCII] = c == 'n' || c == '.' || c == 'b' || c == 'q' || c == 'a';
  }

  private void alignToEnd(boolean[][] read, int count) {
    int shift = LENGTH - count;
    for (int j = 0; j < LENGTH; j++) {
      if (j < shift) {
        Arrays.fill(sets[j], true);
      } else {
        System.arraycopy(read[j - shift], 0, sets[j], 0, ALPHABET);
      }
    }
  }

  /** What two pairs of characters hold of a gram that begins with the second one of a pair. */
  record Shifted(Gram gram, boolean late) {}

  /**
   * Its first three characters or, late, its last three: whichever ordinary text holds less often.
   */
  Shifted shifted() {
    Gram early = new Gram("." + source);
    Gram late = new Gram(source + ".");
    Arrays.fill(early.sets[0], true);
    Arrays.fill(late.sets[LENGTH - 1], true);
    boolean beforeTheLine = true;
    for (int position = 1; position < LENGTH; position++) {
      early.sets[position] = sets[position - 1];
      late.sets[position - 1] = sets[position];
      beforeTheLine &= sets[position - 1]['\n'];
    }
    // One that may begin before the line has its first three where no pair is looked up.
    return beforeTheLine || SampleSets.ofPairs(late).passed() < SampleSets.ofPairs(early).passed()
        ? new Shifted(late, true)
        : new Shifted(early, false);
  }

  boolean allows(int position, int symbol) {
    return sets[position][symbol];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gram gram && Arrays.deepEquals(sets, gram.sets);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(sets);
  }

  @Override
  public String toString() {
    return source;
  }
}
