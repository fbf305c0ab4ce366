package io.throughline.processors.redaction.detect;

/** Vendors' tokens that are known by something in their middle. */
final class ShapedTokens {

  private ShapedTokens() {}

  static void detect(Text text, FindingSink sink) {
    mailchimp(text, sink);
    terraform(text, sink);
    telegram(text, sink);
    webhooks(text, sink);
    maxmind(text, sink);
    sidekiq(text, sink);
    facebook(text, sink);
  }

  /** The number of an application, a bar, and its secret. */
  private static void facebook(Text text, FindingSink sink) {
    for (int bar = text.indexOf('|', 0); bar >= 0; bar = text.indexOf('|', bar + 1)) {
      int start = bar;
      while (start > 0 && bar - start < 17 && Ascii.isDigit(text.charAt(start - 1))) {
        start--;
      }
      int end = runAfter(text, bar + 1, 41);
      boolean number = bar - start == 15 || bar - start == 16;
      if (number && end - bar >= 28 && end - bar <= 41 && TokenTable.looksRandom(text, bar, end)) {
        sink.found(start, end);
      }
    }
  }

  /** Two numbers of eight hexadecimal digits with a colon, for the gem server's name. */
  private static void sidekiq(Text text, FindingSink sink) {
    if (text.find("CONTRIBSYS", 0, text.length()) < 0) {
      return;
    }
    for (int colon = text.indexOf(':', 0); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      int start = runBefore(text, colon, 9);
      int end = runAfter(text, colon + 1, 9);
      boolean hex = colon - start == 8 && end - colon == 9;
      for (int i = start; hex && i < end; i++) {
        hex = i == colon || Ascii.isHex(text.charAt(i));
      }
      if (hex) {
        sink.found(start, end);
      }
    }
  }

  private static int runBefore(Text text, int at, int most) {
    int start = at;
    while (start > 0 && at - start < most && isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int runAfter(Text text, int at, int most) {
    int end = at;
    while (end < text.length() && end - at < most && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** 32 hexadecimal digits and the data centre: -us7. */
  private static void mailchimp(Text text, FindingSink sink) {
    for (int at = text.find("-us", 0, text.length());
        at >= 0;
        at = text.find("-us", at + 1, text.length())) {
      int end = at + 3;
      while (end - at < 5 && Ascii.isDigit(text.at(end))) {
        end++;
      }
      boolean hex = at >= 32 && end > at + 3 && !Ascii.isLetterOrDigit(text.at(at - 33));
      for (int i = at - 32; hex && i < at; i++) {
        hex = Ascii.isHex(text.charAt(i));
      }
      if (hex && !Ascii.isLetterOrDigit(text.at(end))) {
        sink.found(at - 32, end);
      }
    }
  }

  private static void terraform(Text text, FindingSink sink) {
    String mark = ".atlasv1.";
    for (int at = text.find(mark, 0, text.length());
        at >= 0;
        at = text.find(mark, at + 1, text.length())) {
      int start = runBefore(text, at, 20);
      int end = at - start < 10 ? at : runAfter(text, at + mark.length(), 100);
      if (end - at >= 50) {
        sink.found(start, end);
      }
    }
  }

  /** The bot's number, a colon, AA and 33 characters. */
  private static void telegram(Text text, FindingSink sink) {
    for (int at = text.find(":AA", 0, text.length());
        at >= 0;
        at = text.find(":AA", at + 1, text.length())) {
      int start = at;
      while (start > 0 && at - start < 17 && Ascii.isDigit(text.charAt(start - 1))) {
        start--;
      }
      boolean number = at - start >= 5 && at - start <= 16;
      int end = number ? runAfter(text, at + 1, 40) : at;
      if (end - at >= 33) {
        sink.found(start, end);
      }
    }
  }

  /** Base64 of the bot's number, which begins with M, N or O; a time; a signature. */
  static void discord(Text text, FindingSink sink) {
    for (int dot = text.indexOf('.', 0); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      if (text.at(dot + 7) != '.') {
        continue;
      }
      int start = runBefore(text, dot, 27);
      int end = runAfter(text, dot + 8, 40);
      if (dot - start >= 23
          && dot - start <= 26
          && "MNO".indexOf(text.charAt(start)) >= 0
          && !Ascii.isLetterOrDigit(text.at(start - 1))
          && runAfter(text, dot + 1, 7) == dot + 7
          && end - dot >= 35
          && TokenTable.looksRandom(text, start, end)) {
        sink.found(start, end);
      }
    }
  }

  private static void webhooks(Text text, FindingSink sink) {
    for (int at = text.find("hook", 0, text.length());
        at >= 0;
        at = text.find("hook", at + 4, text.length())) {
      boolean known =
          text.startsWith("hooks.slack.com/", at)
              || text.startsWith("hooks/", at)
              || text.startsWith("hook.office.com/", at)
              || text.startsWith("hooks.zapier.com/", at);
      int end = at;
      while (known && end < text.length() && end - at < 300 && isPath(text.charAt(end))) {
        end++;
      }
      if (end - at >= 40) {
        int start = at;
        while (start > 0 && at - start < 60 && isPath(text.charAt(start - 1))) {
          start--;
        }
        sink.found(start, end);
        at = end - 4;
      }
    }
  }

  private static boolean isPath(char c) {
    return isWord(c) || c == '.' || c == '/' || c == ':' || c == '@';
  }

  private static void maxmind(Text text, FindingSink sink) {
    for (int at = text.find("_mmk", 0, text.length());
        at >= 0;
        at = text.find("_mmk", at + 1, text.length())) {
      int start = isWord(text.at(at + 4)) ? at : runBefore(text, at, 40);
      if (at - start >= 30) {
        sink.found(start, at + 4);
      }
    }
  }
}
