package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens known by their first characters: prefix, alphabet and least length of what follows.
 *
 * <p>Structure: a bit tells of each of 64 characters whether it is a letter or digit, and so where
 * a token may begin; such a place costs one look into a table ({@link Prefixes}). A run of token
 * characters is measured once and its end remembered, so the walk stays linear where every second
 * place could begin a token.
 */
final class TokenTable {

  private static final int ALNUM = 0;
  private static final int WORD = 1;
  private static final int HEX = 2;
  private static final int BASE64 = 3;
  private static final int DOTTED = 4;
  private static final int LOWER = 5;
  private static final int ALPHABET_COUNT = 6;

  private static final int SHORT_PREFIX = 4;

  /**
   * Each token is longer; the character so far on tells most runs that are too short: what repeats
   * has often four or eight characters, with a sign at the end.
   */
  private static final int PROBE = 7;

  /** What {@link #isLong} looks at. */
  private static final int SEEN = 64;

  /**
   * What a walk remembers: by alphabet the end of the run last measured; where its tokens end; the
   * same for strict ones, 0 if it does not look random.
   */
  private static final int TOKEN_ENDS = ALPHABET_COUNT;

  private static final int STRICT_ENDS = 2 * ALPHABET_COUNT;

  /** And the place behind the one where the next long token with a digit begins. */
  private static final int BEHIND_LONG = 3 * ALPHABET_COUNT;

  /** How far left a letter counts in {@link #KINDS}. */
  private static final int LETTERS = 28;

  /**
   * By character: in the highest bits one for each alphabet it is of; below them what a letter
   * counts, and what a digit does.
   */
  private static final long[] KINDS = new long[256];

  static {
    for (char c = 0; c < 128; c++) {
      boolean alnum = Ascii.isLetterOrDigit(c);
      boolean word = alnum || c == '_' || c == '-';
      KINDS[c] =
          in(alnum, ALNUM)
              | in(word, WORD)
              | in(Ascii.isHex(c), HEX)
              | in(word || c == '+' || c == '/' || c == '=', BASE64)
              | in(word || c == '.' || c == '=', DOTTED)
              | in(Ascii.isDigit(c) || (c >= 'a' && c <= 'z'), LOWER)
              | (Ascii.isDigit(c) ? 1 : alnum ? 1 << LETTERS : 0);
    }
  }

  private static long in(boolean is, int alphabet) {
    return is ? Long.MIN_VALUE >>> alphabet : 0;
  }

  /**
   * One kind of token; {@code strict} ones must hold a digit and letters, and end in time; after
   * the sign of a {@code signed} one, ghp_, anybody writes placeholders.
   */
  private record Kind(String prefix, boolean own, int alphabet, boolean strict, int min, int max) {

    Kind {
      if (min <= PROBE) {
        throw new IllegalArgumentException(prefix + " " + min);
      }
    }
  }

  /** A kind as the walk compares it, and the next one that may stand at the same place. */
  private static final class Token {
    final @Nullable Token next;
    final int length;

    final FirstCharacters first;

    /** What the prefix holds behind these. */
    final String rest;

    final int alphabet;
    final int ends;
    final int min;
    final int max;
    final boolean own;
    final boolean signed;

    /** Whether it may hold others than letters and digits. */
    final boolean signs;

    Token(Kind kind, @Nullable Token next) {
      this.next = next;
      String prefix = kind.prefix;
      length = prefix.length();
      first = new FirstCharacters(prefix);
      rest = prefix.substring(Math.min(length, Long.BYTES));
      alphabet = kind.alphabet;
      ends = alphabet + (kind.strict ? STRICT_ENDS : TOKEN_ENDS);
      min = kind.min;
      max = kind.max;
      own = kind.own;
      signs = alphabet == WORD || alphabet == BASE64 || alphabet == DOTTED;
      signed = length > 6 || prefix.endsWith("_") || prefix.endsWith("-");
    }

    /** Whether the prefix stands where these eight characters do. */
    boolean begins(Text text, int start, long word) {
      return first.are(word) && (length <= Long.BYTES || text.startsWith(rest, start + Long.BYTES));
    }

    /** Whether so many of its characters may stand from there on as each token has at least. */
    boolean mayGoOn(Text text, int from) {
      if (signs) {
        char c = text.peek(from + PROBE);
        return c < KINDS.length && KINDS[c] << alphabet < 0;
      }
      return text.bits().areWords(from, from + PROBE + 1);
    }
  }

  /** The tokens whose prefix may stand there, by what {@link Prefixes#at} says of a place. */
  private final @Nullable Token[] tokens;

  private final Prefixes prefixes;
  private final Gate gate;

  /**
   * Entries with commas between them, each {@code prefix alphabet min [max]}, the alphabet one of
   * {@code a} letters and digits, {@code w} with underscore and dash, {@code h} hexadecimal, {@code
   * b} Base64, {@code d} as w with dots, {@code l} lower-case letters and digits; in upper case:
   * strict.
   */
  TokenTable(String entries) {
    List<Kind> all = new ArrayList<>();
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
      int min = Integer.parseInt(part[2]);
      all.add(new Kind(prefix, own, alphabet, Character.isUpperCase(set), min, max));
      (own ? ownPatterns : patterns).add(pattern(prefix, alphabet));
    }
    prefixes = new Prefixes(all.stream().map(Kind::prefix).toArray(String[]::new));
    tokens = Arrays.stream(prefixes.found()).map(found -> chain(all, found)).toArray(Token[]::new);
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

  private static @Nullable Token chain(List<Kind> all, int[] found) {
    Token first = null;
    for (int i = found.length - 1; i >= 0; i--) {
      first = new Token(all.get(found[i]), first);
    }
    return first;
  }

  Gate gate() {
    return gate;
  }

  void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    byte[] bytes = text.bytes();
    LineBits bits = text.bits();
    int[] ends = text.freshScratch();
    int free = 0;
    for (int block = 0; block < bits.blocks(); block++) {
      // No token stands after a letter or digit; it begins with one, or with a sign before one.
      long places = (bits.words(block) | bits.beforeWords(block)) & ~bits.behindWords(block);
      while (places != 0) {
        int at = block * Long.SIZE + Long.numberOfTrailingZeros(places);
        places &= places - 1;
        long word = EightBytes.at(bytes, offset + at);
        Token first = tokens[prefixes.at((int) word)];
        if (first != null && at >= free) {
          int end = match(text, first, word, at, ends);
          if (end > 0) {
            sink.found(at, end);
            free = end;
          }
        }
      }
    }
  }

  /** After a plus sign between letters or digits goes on what is no token of this table. */
  private static boolean isBase64(Text text, int at) {
    return at > 1 && text.peek(at - 1) == '+' && Ascii.isLetterOrDigit(text.peek(at - 2));
  }

  private static boolean isInside(char previous) {
    return Ascii.isLetterOrDigit(previous);
  }

  private static int match(Text text, Token first, long word, int start, int[] ends) {
    for (Token token = first; token != null; token = token.next) {
      if (token.begins(text, start, word)) {
        int from = start + token.length;
        if (from >= ends[token.alphabet]) {
          if (!token.mayGoOn(text, from)) {
            continue;
          }
          measure(text, from, token.alphabet, ends);
        }
        int end = ends[token.ends];
        if (end - from >= token.min && isToken(text, token, start, end, ends)) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Whether what begins as a token and is long enough is one, the cheapest refusals first. */
  private static boolean isToken(Text text, Token token, int start, int end, int[] ends) {
    int from = start + token.length;
    return !(token.length <= SHORT_PREFIX && isEnding(text, start))
        && end - from <= token.max
        && !isBase64(text, start)
        && (token.alphabet == DOTTED || token.alphabet == BASE64 || !isInside(text.peek(end)))
        && (token.own || isLong(text, start, Math.min(end, start + SEEN), ends))
        && !(token.own && Placeholders.isWords(text, from, end))
        && (!token.signed || Placeholders.isVaried(text, from, end))
        && !text.startsWith(SecretValues.EXAMPLE, end - SecretValues.EXAMPLE.length());
  }

  /** "favicon.ico-…" is the name of a file. */
  private static boolean isEnding(Text text, int start) {
    return text.peek(start - 1) == '.' && Ascii.isLetterOrDigit(text.peek(start - 2));
  }

  /** Whether {@link Marks} sees a long token here. */
  private static boolean isLong(Text text, int start, int end, int[] ends) {
    if (start >= ends[BEHIND_LONG]) {
      ends[BEHIND_LONG] = nextLong(text, start) + 1;
    }
    return ends[BEHIND_LONG] + Marks.LONG_TOKEN <= end + 1;
  }

  /** Where the next so many characters of a long token begin that hold a digit. */
  private static int nextLong(Text text, int start) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    int at = Ascii.longRun(chars, offset + start, limit, Ascii.WORD, Marks.LONG_TOKEN);
    while (at < limit) {
      int digit = Ascii.runEnd(chars, at, limit, Ascii.WORD & ~Ascii.DIGIT);
      if (digit < limit && Ascii.isDigit(chars[digit])) {
        return Math.max(at, digit + 1 - Marks.LONG_TOKEN) - offset;
      }
      at = Ascii.longRun(chars, digit, limit, Ascii.WORD, Marks.LONG_TOKEN);
    }
    return text.length();
  }

  private static void measure(Text text, int from, int alphabet, int[] ends) {
    byte[] bytes = text.bytes();
    int offset = text.offset();
    int limit = offset + text.length();
    int end = offset + from;
    long counts = 0;
    while (end < limit && KINDS[bytes[end] & 0xFF] << alphabet < 0) {
      counts += KINDS[bytes[end] & 0xFF];
      end++;
    }
    text.spend(1 + end - offset - from);
    ends[alphabet] = end - offset;
    // The dots at its end are a sentence's.
    while (alphabet == DOTTED && end > offset + from && bytes[end - 1] == '.') {
      end--;
    }
    ends[TOKEN_ENDS + alphabet] = end - offset;
    ends[STRICT_ENDS + alphabet] = isRandom(counts) ? end - offset : 0;
  }

  private static boolean isRandom(long counts) {
    return (counts & ((1L << LETTERS) - 1)) >= 2
        && ((counts >>> LETTERS) & ((1L << LETTERS) - 1)) >= 2;
  }

  static boolean looksRandom(Text text, int from, int to) {
    char[] chars = text.array();
    int offset = text.offset();
    long all = 0;
    for (int i = from; i < to; i++) {
      char c = chars[offset + i];
      all += c < KINDS.length ? KINDS[c] : 0;
    }
    text.spend(Math.max(0, to - from));
    return isRandom(all);
  }
}
