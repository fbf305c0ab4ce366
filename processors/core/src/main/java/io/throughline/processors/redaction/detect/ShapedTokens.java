package io.throughline.processors.redaction.detect;

/** Vendors' tokens that are known by something in their middle. */
final class ShapedTokens {

  private ShapedTokens() {}

  /** The signs in their middle, and what stands behind. */
  private static final Pairs MARKS = marks();

  /** The same where a text names the server of gems. */
  private static final Pairs MARKS_WITH_GEMS = marks().add(":", "0123456789abcdefABCDEF");

  private static Pairs marks() {
    return new Pairs().add(":", "A").add("-", "u").add(".", "a").add("_", "m");
  }

  private static final FirstCharacters MAILCHIMP = new FirstCharacters("-us");
  private static final FirstCharacters MAXMIND = new FirstCharacters("_mmk");
  private static final FirstCharacters TELEGRAM = new FirstCharacters(":AA");

  private static final String TERRAFORM = ".atlasv1.";
  private static final FirstCharacters ATLAS = new FirstCharacters(TERRAFORM);
  private static final String OUTLOOK = "outlook.office.com/webhook/";
  private static final int SHORTEST_TELEGRAM = 32;

  /** How New Relic's keys end; before it are hexadecimal digits, the first few maybe a region. */
  private static final String NEW_RELIC = "NRAL";

  private static final int[] BEFORE_NEW_RELIC = {36, 40};
  private static final int REGION = 6;
  private static final int MOST_TERRAFORM = TERRAFORM.length() + 100;

  static void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    byte[] bytes = text.bytes();
    LineBits bits = text.bits();
    boolean gems = text.find("CONTRIBSYS", 0, text.length()) >= 0;
    Pairs marks = gems ? MARKS_WITH_GEMS : MARKS;
    for (int block = 0; block < bits.blocks(); block++) {
      // Behind each sign but the bar, which has a walk of its own, stands a letter or digit.
      long signs = bits.beforeWords(block) & ~bits.words(block);
      while (signs != 0) {
        int at = block * Long.SIZE + Long.numberOfTrailingZeros(signs);
        signs &= signs - 1;
        long word = EightBytes.at(bytes, offset + at);
        if (marks.hold((int) word & 0xFF, (int) (word >>> 8) & 0xFF)) {
          sign(text, at, word, gems, sink);
        }
      }
    }
    for (int bar = text.indexOf('|', 0); bar >= 0; bar = text.indexOf('|', bar + 1)) {
      facebook(text, bar, sink);
    }
    webhooks(text, sink);
  }

  /** Looks for a token around a sign, where these characters stand, the first one's byte lowest. */
  private static void sign(Text text, int at, long word, boolean gems, FindingSink sink) {
    switch ((int) word & 0xFF) {
      case ':' -> {
        if (TELEGRAM.are(word)) {
          telegram(text, at, sink);
        }
        if (gems) {
          sidekiq(text, at, sink);
        }
      }
      case '-' -> {
        if (MAILCHIMP.are(word)) {
          mailchimp(text, at, sink);
        }
      }
      case '.' -> {
        if (ATLAS.are(word)) {
          terraform(text, at, sink);
        }
      }
      case '_' -> {
        if (MAXMIND.are(word)) {
          maxmind(text, at, sink);
        }
      }
      default -> {}
    }
  }

  /** The number of an application, a bar, and its secret. */
  private static void facebook(Text text, int bar, FindingSink sink) {
    if (!Ascii.isDigit(text.peek(bar - 15))) {
      return;
    }
    int start = text.runStart(bar, bar - 17, Ascii.DIGIT);
    if (bar - start != 15 && bar - start != 16) {
      return;
    }
    int end = runAfter(text, bar + 1, 41);
    if (end - bar >= 28 && end - bar <= 41 && isRandom(text, bar + 1, end)) {
      sink.found(start, end);
    }
  }

  /** Digits among letters, or letters of both cases. */
  private static boolean isRandom(Text text, int from, int end) {
    boolean digit = false;
    boolean upper = false;
    boolean lower = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      digit |= Ascii.isDigit(c);
      upper |= Ascii.isUpper(c);
      lower |= c >= 'a' && c <= 'z';
    }
    return upper ? digit || lower : digit && lower;
  }

  /** Two numbers of eight hexadecimal digits with a colon, for the gem server's name. */
  private static void sidekiq(Text text, int colon, FindingSink sink) {
    int start = runBefore(text, colon, 9);
    int end = colon - start == 8 ? runAfter(text, colon + 1, 9) : colon;
    if (end - colon == 9
        && text.runEnd(start, colon, Ascii.HEX) == colon
        && text.runEnd(colon + 1, end, Ascii.HEX) == end) {
      sink.found(start, end);
    }
  }

  private static int runBefore(Text text, int at, int most) {
    return text.runStart(at, at - most, Ascii.WORD);
  }

  private static int runAfter(Text text, int at, int most) {
    return text.runEnd(at, at + most, Ascii.WORD);
  }

  /** 32 hexadecimal digits and the data centre: -us7. */
  private static void mailchimp(Text text, int at, FindingSink sink) {
    if (text.runStart(at, at - 32, Ascii.HEX) != at - 32) {
      return;
    }
    int end = text.runEnd(at + 3, at + 5, Ascii.DIGIT);
    if (end > at + 3
        && !Ascii.isLetterOrDigit(text.at(at - 33))
        && !Ascii.isLetterOrDigit(text.at(end))) {
      sink.found(at - 32, end);
    }
  }

  private static void terraform(Text text, int at, FindingSink sink) {
    if (text.peek(at + TERRAFORM.length() - 1) != '.') {
      return;
    }
    int start = runBefore(text, at, 20);
    int end = at - start < 10 ? at : at + TERRAFORM.length();
    while (end > at && end - at < MOST_TERRAFORM && isTerraform(text.at(end))) {
      end++;
    }
    if (end - at >= 50) {
      sink.found(start, end);
    }
  }

  private static boolean isTerraform(char c) {
    return Ascii.is(c, Ascii.WORD) || c == '=';
  }

  /** The bot's number, a colon, AA and 33 characters. */
  private static void telegram(Text text, int at, FindingSink sink) {
    if (!Ascii.is(text.peek(at + SHORTEST_TELEGRAM), Ascii.WORD)) {
      return;
    }
    int start = text.runStart(at, at - 17, Ascii.DIGIT);
    boolean number = at - start >= 5 && at - start <= 16;
    int end = number ? runAfter(text, at + 1, 40) : at;
    if (end - at > SHORTEST_TELEGRAM) {
      sink.found(start, end);
    }
  }

  /** Base64 of the bot's number, which begins with M, N or O; a time; a signature. */
  static void discord(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = text.length() - 8;
    for (int dot = 0; dot <= last; dot++) {
      if (chars[offset + dot] != '.' || chars[offset + dot + 7] != '.') {
        continue;
      }
      int start = runBefore(text, dot, 27);
      if (dot - start < 23
          || dot - start > 26
          || "MNO".indexOf(text.charAt(start)) < 0
          || Ascii.isLetterOrDigit(text.at(start - 1))
          || runAfter(text, dot + 1, 7) != dot + 7) {
        continue;
      }
      int end = runAfter(text, dot + 8, 40);
      if (end - dot >= 35 && TokenTable.looksRandom(text, start, end)) {
        sink.found(start, end);
      }
    }
  }

  /** New Relic's licence keys. */
  static void newRelic(Text text, FindingSink sink) {
    int limit = text.length();
    for (int at = text.find(NEW_RELIC, 0, limit);
        at >= 0;
        at = text.find(NEW_RELIC, at + 1, limit)) {
      int end = at + NEW_RELIC.length();
      for (int length : BEFORE_NEW_RELIC) {
        int start = at - length;
        if (text.runStart(at, start + REGION, Ascii.HEX) == start + REGION
            && text.runStart(at, start - 1, Ascii.ALNUM) == start
            && !Ascii.isLetterOrDigit(text.at(end))) {
          sink.found(start, end);
        }
      }
    }
  }

  /** The paths of webhooks. */
  private static void webhooks(Text text, FindingSink sink) {
    int limit = text.length();
    int at = text.find("hook", 0, limit);
    while (at >= 0) {
      int end = isWebhook(text, at) ? text.runEnd(at, at + 300, Ascii.PATH) : at;
      if (end - at >= 40) {
        sink.found(text.runStart(at, at - 60, Ascii.PATH), end);
      }
      at = text.find("hook", end - at >= 40 ? end : at + 1, limit);
    }
  }

  private static boolean isWebhook(Text text, int at) {
    return switch (text.at(at + 4)) {
      case 's' ->
          text.startsWith("hooks.slack.com/", at)
              || text.startsWith("hooks/", at)
              || text.startsWith("hooks.zapier.com/", at);
      case '.' -> text.startsWith("hook.office.com/", at);
      case '/' -> text.startsWith(OUTLOOK, at + 5 - OUTLOOK.length());
      default -> false;
    };
  }

  private static void maxmind(Text text, int at, FindingSink sink) {
    if (at + 4 > text.length() || Ascii.is(text.at(at + 4), Ascii.WORD)) {
      return;
    }
    int start = runBefore(text, at, 40);
    if (at - start >= 30) {
      sink.found(start, at + 4);
    }
  }
}
