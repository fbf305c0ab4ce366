package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tokens known by their first characters: prefix, alphabet and least length of what follows.
 *
 * <p>Structure: a place in the text costs one look into a table by two characters ({@link
 * Prefixes}). A run of token characters is measured once and its end remembered, so the walk stays
 * linear where every second place could begin a token.
 */
final class TokenTable {

  private static final int ALNUM = 0;
  private static final int WORD = 1;
  private static final int HEX = 2;
  private static final int BASE64 = 3;
  private static final int DOTTED = 4;
  private static final int LOWER = 5;
  private static final int ALPHABET_COUNT = 6;

  private static final int ASCII = 128;

  /** Stands for all characters outside ASCII, and is in no prefix. */
  private static final int OTHERS = ASCII - 1;

  private static final int SHORT_PREFIX = 4;

  /** What {@link #isLong} looks at. */
  private static final int SEEN = 64;

  /** In what a walk remembers: where the last run of DOTTED ends without the dots at its end. */
  private static final int TRIMMED = 2 * ALPHABET_COUNT;

  /** And the place before which, from the last token on, each run with a digit is short. */
  private static final int SHORT_RUNS = TRIMMED + 1;

  /** And the number of what may stand at the place looked at, by {@link Prefixes#at}. */
  private static final int NUMBER = SHORT_RUNS + 1;

  /** By character: a bit for each alphabet it is of. */
  private static final byte[] ALPHABETS = new byte[ASCII];

  /** What a digit counts, in the low half of a number, and a letter in the high half. */
  private static final long[] ONE = new long[ASCII];

  /** -1 for letters and digits. */
  private static final byte[] INSIDE = new byte[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      int sets = 0;
      boolean alnum = Ascii.isLetterOrDigit(c);
      INSIDE[c] = (byte) (alnum ? -1 : 0);
      sets |= alnum ? 1 << ALNUM : 0;
      sets |= alnum || c == '_' || c == '-' ? 1 << WORD : 0;
      sets |= Ascii.isHex(c) ? 1 << HEX : 0;
      sets |= alnum || c == '+' || c == '/' || c == '=' || c == '_' || c == '-' ? 1 << BASE64 : 0;
      sets |= alnum || c == '_' || c == '-' || c == '.' || c == '=' ? 1 << DOTTED : 0;
      sets |= Ascii.isDigit(c) || (c >= 'a' && c <= 'z') ? 1 << LOWER : 0;
      ALPHABETS[c] = (byte) sets;
      ONE[c] = Ascii.isDigit(c) ? 1 : alnum ? 1L << 32 : 0;
    }
  }

  /**
   * One kind of token; {@code strict} ones must hold a digit and letters, and end in time; after
   * the sign of a {@code signed} one, ghp_, anybody writes placeholders.
   */
  private static final class Token {
    final char[] prefix;
    final int alphabet;
    final int min;
    final int max;
    final boolean strict;
    final boolean own;
    final boolean signed;

    Token(String prefix, boolean own, int alphabet, boolean strict, int min, int max) {
      this.prefix = prefix.toCharArray();
      this.own = own;
      this.alphabet = alphabet;
      this.strict = strict;
      this.min = min;
      this.max = max;
      signed = prefix.length() > 6 || prefix.endsWith("_") || prefix.endsWith("-");
    }

    /** Whether the prefix, whose first three characters are there, stands at {@code at}. */
    boolean begins(char[] chars, int at, int limit) {
      int rest = Prefixes.CERTAIN;
      while (rest < prefix.length && at + rest < limit && chars[at + rest] == prefix[rest]) {
        rest++;
      }
      return rest >= prefix.length;
    }
  }

  /** The tokens whose prefix may stand there, by what {@link Prefixes#at} says of a place. */
  private final Token[][] tokens;

  private final Prefixes prefixes;
  private final Gate gate;

  /**
   * Entries with commas between them, each {@code prefix alphabet min [max]}, the alphabet one of
   * {@code a} letters and digits, {@code w} with underscore and dash, {@code h} hexadecimal, {@code
   * b} Base64, {@code d} as w with dots, {@code l} lower-case letters and digits; in upper case:
   * strict.
   */
  TokenTable(String entries) {
    List<Token> all = new ArrayList<>();
    List<String> ownPatterns = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    for (String line : entries.split(",", -1)) {
      String[] part = line.strip().split(" ", -1);
      boolean own = part[0].charAt(0) == '!';
      String prefix = own ? part[0].substring(1) : part[0];
      char set = part[1].charAt(0);
      int alphabet =
          switch (Character.toLowerCase(set)) {
            case 'a' -> ALNUM;
            case 'w' -> WORD;
            case 'h' -> HEX;
            case 'b' -> BASE64;
            case 'd' -> DOTTED;
            case 'l' -> LOWER;
            default -> throw new IllegalArgumentException(line);
          };
      int max = part.length > 3 ? Integer.parseInt(part[3]) : Integer.MAX_VALUE;
      all.add(
          new Token(
              prefix, own, alphabet, Character.isUpperCase(set), Integer.parseInt(part[2]), max));
      (own ? ownPatterns : patterns).add(pattern(prefix, alphabet));
    }
    prefixes =
        new Prefixes(all.stream().map(token -> new String(token.prefix)).toArray(String[]::new));
    tokens =
        Arrays.stream(prefixes.found())
            .map(found -> Arrays.stream(found).mapToObj(all::get).toArray(Token[]::new))
            .toArray(Token[][]::new);
    gate =
        Gate.besideLongToken(patterns.toArray(new String[0]))
            .or(ownPatterns.toArray(new String[0]));
  }

  /**
   * Four characters, each in this case alone: of a long prefix those that ordinary text holds least
   * often, else its beginning; after two one of the alphabet.
   */
  private static String pattern(String prefix, int alphabet) {
    // AP0 to APF share a sequence.
    if (prefix.startsWith("AP") && prefix.length() == 3) {
      return "\\b\\=A\\=P\\h";
    }
    if (prefix.length() >= Gram.LENGTH) {
      int rarest = prefix.toLowerCase(Locale.ROOT).indexOf(Gram.rarestPart(prefix));
      return exactly(prefix.substring(rarest, rarest + Gram.LENGTH));
    }
    String next = alphabet == HEX ? "\\h" : alphabet == ALNUM || alphabet == LOWER ? "\\w" : "\\t";
    return "\\b" + exactly(prefix) + (prefix.length() == 2 ? next : "");
  }

  private static String exactly(String characters) {
    return characters.chars().mapToObj(c -> "\\=" + (char) c).collect(Collectors.joining());
  }

  Gate gate() {
    return gate;
  }

  void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    // The ends of the runs last measured, one for each alphabet, and whether they look random.
    int[] ends = text.freshScratch();
    int at = next(chars, offset, offset, last, ends);
    while (at < last) {
      int end = match(text, tokens[ends[NUMBER]], at - offset, ends);
      if (end > 0) {
        sink.found(at - offset, end);
      }
      at = next(chars, offset, end > 0 ? offset + end : at + 1, last, ends);
    }
  }

  /** The next place, not after a letter or digit, where a prefix may stand; leaves its number. */
  private int next(char[] chars, int offset, int from, int last, int[] ends) {
    // All bits set after a letter or digit: to choose costs less than to branch at each of a
    // line's words.
    int inside = from > offset && isInside(chars[from - 1]) ? -1 : 0;
    int at = from;
    while (at < last) {
      int c = Math.min(chars[at], OTHERS);
      int second = Math.min(chars[at + 1], OTHERS);
      if (prefixes.begin(c & ~inside, second)) {
        int number = prefixes.at(chars, at, last + 1);
        if (tokens[number].length > 0) {
          ends[NUMBER] = number;
          return at;
        }
      }
      inside = INSIDE[c];
      at++;
    }
    return last;
  }

  /** After a plus sign between letters or digits goes on what is no token of this table. */
  private static boolean isBase64(Text text, int at) {
    return at > 1 && text.at(at - 1) == '+' && Ascii.isLetterOrDigit(text.at(at - 2));
  }

  private static boolean isInside(char previous) {
    return Ascii.isLetterOrDigit(previous);
  }

  private static int match(Text text, Token[] candidates, int start, int[] ends) {
    char[] chars = text.array();
    int at = text.offset() + start;
    int limit = text.offset() + text.length();
    text.spend(1);
    for (Token token : candidates) {
      if (token.begins(chars, at, limit)) {
        int from = start + token.prefix.length;
        int end = runEnd(text, from, token.alphabet, ends);
        int length = end - from;
        if (length >= token.min
            && length <= token.max
            && (!token.strict || ends[token.alphabet + ALPHABET_COUNT] == 1)
            && (!token.signed || Placeholders.isVaried(text, from, end))
            && !(token.own && Placeholders.isWords(text, from, end))
            && !text.startsWith(SecretValues.EXAMPLE, end - SecretValues.EXAMPLE.length())
            && !(token.prefix.length <= SHORT_PREFIX && isEnding(text, start))
            && !isBase64(text, start)
            && (token.own || isLong(text, start, Math.min(end, start + SEEN), ends))
            && (token.alphabet == DOTTED || token.alphabet == BASE64 || !isInside(text.at(end)))) {
          return end;
        }
      }
    }
    return -1;
  }

  /** "favicon.ico-…" is the name of a file. */
  private static boolean isEnding(Text text, int start) {
    return text.at(start - 1) == '.' && Ascii.isLetterOrDigit(text.at(start - 2));
  }

  /** Whether {@link Marks} sees a long token here. */
  private static boolean isLong(Text text, int start, int end, int[] ends) {
    char[] chars = text.array();
    int offset = text.offset();
    if (!text.holdsDigit(start, end)) {
      return false;
    }
    // One token's look goes on where the one before ended.
    int from = Math.max(start, ends[SHORT_RUNS]);
    text.spend(Math.max(0, end - from));
    int run = 0;
    boolean digits = false;
    for (int i = from; i < end; i++) {
      char c = chars[offset + i];
      boolean token = Ascii.is(c, Ascii.WORD);
      run = token ? run + 1 : 0;
      digits = token && (digits || Ascii.isDigit(c));
      if (digits && run >= Marks.LONG_TOKEN) {
        return true;
      }
    }
    ends[SHORT_RUNS] = Math.max(from, end - run);
    return false;
  }

  /** Without the dots at its end, which are a sentence's. */
  private static int runEnd(Text text, int from, int alphabet, int[] ends) {
    if (from >= ends[alphabet]) {
      measure(text, from, alphabet, ends);
    }
    return alphabet == DOTTED ? Math.max(from, ends[TRIMMED]) : ends[alphabet];
  }

  private static void measure(Text text, int from, int alphabet, int[] ends) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int set = 1 << alphabet;
    long all = 0;
    int end = from;
    while (end < limit) {
      char c = chars[offset + end];
      if (c >= ASCII || (ALPHABETS[c] & set) == 0) {
        break;
      }
      all += ONE[c];
      end++;
    }
    text.spend(1 + end - from);
    ends[alphabet] = end;
    ends[alphabet + ALPHABET_COUNT] = isRandom(all) ? 1 : 0;
    if (alphabet == DOTTED) {
      while (end > from && chars[offset + end - 1] == '.') {
        end--;
      }
      ends[TRIMMED] = end;
    }
  }

  private static boolean isRandom(long counts) {
    return (counts & 0xFFFF_FFFFL) >= 2 && counts >>> 32 >= 2;
  }

  static boolean looksRandom(Text text, int from, int to) {
    char[] chars = text.array();
    int offset = text.offset();
    long all = 0;
    for (int i = from; i < to; i++) {
      char c = chars[offset + i];
      all += c < ASCII ? ONE[c] : 0;
    }
    text.spend(Math.max(0, to - from));
    return isRandom(all);
  }
}
