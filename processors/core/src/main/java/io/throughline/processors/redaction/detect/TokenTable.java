package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tokens known by their first characters: prefix, alphabet and least length of what follows.
 *
 * <p>Structure: prefixes are chained by their first two characters, so a place in the text costs
 * one look into a table of bytes. A run of token characters is measured once and its end
 * remembered, so the walk stays linear where every second place could begin a token.
 */
final class TokenTable {

  private static final int ALNUM = 1;
  private static final int WORD = 2;
  private static final int HEX = 4;
  private static final int BASE64 = 8;
  private static final int DOTTED = 16;
  private static final int LOWER = 32;
  private static final int ALPHABET_COUNT = 6;

  private static final int SHORT_PREFIX = 4;

  private static final byte[] ALPHABETS = new byte[128];

  /** -1 for letters and digits. */
  private static final byte[] INSIDE = new byte[128];

  static {
    for (char c = 0; c < 128; c++) {
      int sets = 0;
      boolean alnum = Ascii.isLetterOrDigit(c);
      INSIDE[c] = (byte) (alnum ? -1 : 0);
      sets |= alnum ? ALNUM : 0;
      sets |= alnum || c == '_' || c == '-' ? WORD : 0;
      sets |= Ascii.isHex(c) ? HEX : 0;
      sets |= alnum || c == '+' || c == '/' || c == '=' || c == '_' || c == '-' ? BASE64 : 0;
      sets |= alnum || c == '_' || c == '-' || c == '.' || c == '=' ? DOTTED : 0;
      sets |= Ascii.isDigit(c) || (c >= 'a' && c <= 'z') ? LOWER : 0;
      ALPHABETS[c] = (byte) sets;
    }
  }

  /**
   * One kind of token; {@code strict} ones must hold a digit and letters, and end in time; after
   * the sign of a {@code signed} one, ghp_, anybody writes placeholders.
   */
  private record Token(
      String prefix, int alphabet, int min, int max, boolean strict, boolean own, boolean signed) {}

  private final byte[] chains = new byte[128 * 128];
  private final List<Token[]> tokens = new ArrayList<>();
  private final Gate gate;

  /**
   * Entries with commas between them, each {@code prefix alphabet min [max]}, the alphabet one of
   * {@code a} letters and digits, {@code w} with underscore and dash, {@code h} hexadecimal, {@code
   * b} Base64, {@code d} as w with dots, {@code l} lower-case letters and digits; in upper case:
   * strict.
   */
  TokenTable(String entries) {
    tokens.add(new Token[0]);
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
      add(
          new Token(
              prefix,
              alphabet,
              Integer.parseInt(part[2]),
              max,
              Character.isUpperCase(set),
              own,
              prefix.length() > 6 || prefix.endsWith("_") || prefix.endsWith("-")));
      (own ? ownPatterns : patterns).add(pattern(prefix, alphabet));
    }
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
    String next = alphabet == HEX ? "\\h" : (alphabet & (ALNUM | LOWER)) != 0 ? "\\w" : "\\t";
    return "\\b" + exactly(prefix) + (prefix.length() == 2 ? next : "");
  }

  private static String exactly(String characters) {
    return characters.chars().mapToObj(c -> "\\=" + (char) c).collect(Collectors.joining());
  }

  Gate gate() {
    return gate;
  }

  private void add(Token token) {
    int slot = token.prefix.charAt(0) * 128 + token.prefix.charAt(1);
    if (chains[slot] == 0) {
      chains[slot] = (byte) tokens.size();
      tokens.add(new Token[] {token});
      return;
    }
    Token[] old = tokens.get(chains[slot]);
    Token[] longer = new Token[old.length + 1];
    System.arraycopy(old, 0, longer, 0, old.length);
    longer[old.length] = token;
    tokens.set(chains[slot], longer);
  }

  void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    // The ends of the runs last measured, one for each alphabet, and whether they look random.
    int[] ends = text.freshScratch();
    // All bits set after a letter or digit, where no token begins: to choose costs less than to
    // branch at each of a line's words.
    int inside = 0;
    for (int at = offset; at < last; at++) {
      char c = chars[at];
      char second = chars[at + 1];
      if ((c | second) >= 128) {
        inside = isInside(c) ? -1 : 0;
        continue;
      }
      int chain = chains[(c & ~inside) * 128 + second];
      inside = INSIDE[c];
      if (chain != 0 && !isBase64(chars, offset, at)) {
        int end = match(text, at - offset, tokens.get(chain), ends);
        if (end > 0) {
          sink.found(at - offset, end);
          at = offset + end - 1;
          inside = isInside(chars[at]) ? -1 : 0;
        }
      }
    }
  }

  /** After a plus sign between letters or digits goes on what is no token of this table. */
  private static boolean isBase64(char[] chars, int offset, int at) {
    return at - 1 > offset && chars[at - 1] == '+' && Ascii.isLetterOrDigit(chars[at - 2]);
  }

  private static boolean isInside(char previous) {
    return Ascii.isLetterOrDigit(previous);
  }

  private static int match(Text text, int start, Token[] candidates, int[] ends) {
    char third = text.at(start + 2);
    for (Token token : candidates) {
      boolean may = token.prefix.length() == 2 || token.prefix.charAt(2) == third;
      if (may && text.startsWith(token.prefix, start)) {
        int from = start + token.prefix.length();
        int end = trim(text, runEnd(text, from, token.alphabet, ends), from);
        int length = end - from;
        if (length >= token.min
            && length <= token.max
            && (!token.strict || isRandom(ends, token.alphabet))
            && (!token.signed || isVaried(text, from, end))
            && !(token.prefix.length() <= SHORT_PREFIX && isEnding(text, start))
            && (token.own || isLong(text, start, Math.min(end, start + 64)))
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

  /** Placeholders repeat a character or two: ghp_xxxx. */
  private static boolean isVaried(Text text, int from, int end) {
    char first = text.charAt(from);
    char second = first;
    int seen = Math.min(end, from + 40);
    for (int i = from; i < seen; i++) {
      char c = text.charAt(i);
      if (c == first || c == second || c == '-' || c == '.' || c == '_') {
        continue;
      }
      if (second != first) {
        return true;
      }
      second = c;
    }
    return false;
  }

  /** Whether {@link Prefilter} sees a long token here. */
  private static boolean isLong(Text text, int start, int end) {
    int run = 0;
    boolean digit = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean token = Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
      run = token ? run + 1 : 0;
      digit = token && (digit || Ascii.isDigit(c));
      if (digit && run >= Marks.LONG_TOKEN) {
        return true;
      }
    }
    return false;
  }

  private static int runEnd(Text text, int from, int alphabet, int[] ends) {
    int slot = Integer.numberOfTrailingZeros(alphabet);
    if (from < ends[slot]) {
      return ends[slot];
    }
    int end = from;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c >= 128 || (ALPHABETS[c] & alphabet) == 0) {
        break;
      }
      end++;
    }
    ends[slot] = end;
    ends[slot + ALPHABET_COUNT] = verdict(text, from, end);
    return end;
  }

  /** The number of digits in the low half, of letters in the high half, both up to 255. */
  private static int verdict(Text text, int from, int end) {
    int digits = 0;
    int letters = 0;
    for (int i = from; i < end; i++) {
      digits += Ascii.isDigit(text.charAt(i)) ? 1 : 0;
      letters += Ascii.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return (Math.min(letters, 255) << 16) | Math.min(digits, 255);
  }

  private static boolean isRandom(int[] ends, int alphabet) {
    int verdict = ends[Integer.numberOfTrailingZeros(alphabet) + ALPHABET_COUNT];
    return (verdict & 0xFFFF) >= 2 && verdict >>> 16 >= 2;
  }

  /** A dot at the end of a sentence is not the token's. */
  private static int trim(Text text, int end, int from) {
    int at = end;
    while (at > from && text.charAt(at - 1) == '.') {
      at--;
    }
    return at;
  }

  static boolean looksRandom(Text text, int from, int to) {
    int digits = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        digits++;
      } else if (Ascii.isLetter(text.charAt(i))) {
        letters++;
      }
    }
    return digits >= 2 && letters >= 2;
  }
}
