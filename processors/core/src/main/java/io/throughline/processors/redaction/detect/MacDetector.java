package io.throughline.processors.redaction.detect;

/**
 * Hardware addresses: six pairs with colons or dashes, or three groups of four with dots; twelve
 * digits in one piece beside a word for them.
 */
final class MacDetector extends CompositeDetector {

  private static final int LENGTH = 17;

  @Override
  public String name() {
    return "mac";
  }

  MacDetector() {
    super(new Pairs(), new Fours(), new Plain());
  }

  private static final class Pairs implements Detector {

    @Override
    public String name() {
      return "mac";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\h\\h\\:\\h", "\\h\\h\\-\\h");
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      if (!text.bits().holdRow(6, 2)) {
        return;
      }
      char[] chars = text.array();
      int offset = text.offset();
      for (int i = 0; i + LENGTH <= text.length(); i++) {
        char separator = chars[offset + i + 2];
        boolean candidate =
            (separator == ':' || separator == '-') && chars[offset + i + 5] == separator;
        if (!candidate
            || !Ascii.isHex(chars[offset + i])
            || !Ascii.isHex(chars[offset + i + 1])
            || !isEdge(text, i - 1, -1)) {
          continue;
        }
        int end = i + LENGTH;
        if (end <= text.length() && isEdge(text, end, 1) && isMac(text, i, end)) {
          sink.found(i, end);
          i = end - 1;
        }
      }
    }
  }

  /** As network devices print them: 001a.2b3c.4d5e. */
  private static final class Fours implements Detector {

    private static final int LENGTH = 14;

    /** Nearly all hold as many; the names of classes with their lines seldom do. */
    private static final int DIGITS = 4;

    @Override
    public String name() {
      return "mac";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\h\\h\\h.").andDigits(DIGITS);
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      if (!text.bits().holdRow(3, 4)) {
        return;
      }
      for (int dot = text.indexOf('.', 4); dot >= 0; dot = text.indexOf('.', dot + 1)) {
        int start = dot - 4;
        if (text.at(dot + 5) == '.'
            && !isWithin(text, start, start + LENGTH)
            && isMac(text, start, start + LENGTH)
            && text.groups().holdDigits(DIGITS)) {
          sink.found(start, start + LENGTH);
          dot += LENGTH - 5;
        }
      }
    }

    private static boolean isMac(Text text, int start, int end) {
      boolean letters = false;
      boolean digits = false;
      for (int i = start; i < end; i++) {
        char c = text.at(i);
        boolean dot = (i - start) % 5 == 4;
        if (dot ? c != '.' : !Ascii.isHex(c)) {
          return false;
        }
        letters |= Ascii.isLetter(c);
        digits |= Ascii.isDigit(c);
      }
      return letters && digits;
    }

    /** Whether letters, digits or more groups go on around it. */
    private static boolean isWithin(Text text, int start, int end) {
      char before = text.at(start - 1);
      char after = text.at(end);
      return before == '.'
          || Ascii.isLetterOrDigit(before)
          || Ascii.isLetterOrDigit(after)
          || (after == '.' && Ascii.isLetterOrDigit(text.at(end + 1)));
    }
  }

  /** In one piece, as inventories write them. */
  private static final class Plain implements Detector {

    private static final int LENGTH = 12;

    @Override
    public String name() {
      return "mac";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\bmac", "ssid").orKey(Topics.MAC);
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      char[] chars = text.array();
      int offset = text.offset();
      int n = text.length();
      int limit = offset + n;
      text.spend(n);
      int at = holdsWord(text) ? Ascii.longRun(chars, offset, limit, Ascii.ALNUM, LENGTH) : limit;
      while (at < limit) {
        int end = Ascii.runEnd(chars, at + LENGTH, limit, Ascii.ALNUM);
        if (end - at == LENGTH
            && Ascii.runEnd(chars, at, end, Ascii.HEX) == end
            && text.tells(Topics.MAC, at - offset, end - offset)) {
          sink.found(at - offset, end - offset);
        }
        at = Ascii.longRun(chars, end + 1, limit, Ascii.ALNUM, LENGTH);
      }
    }

    /** Whether one stands on the line itself, which is what opens the gate. */
    private static boolean holdsWord(Text text) {
      if (text.key().isAbout(Topics.MAC)) {
        return true;
      }
      int n = text.length();
      int mac = text.findIgnoringCase("mac", 0);
      while (mac < n && Ascii.isLetterOrDigit(text.at(mac - 1))) {
        mac = text.findIgnoringCase("mac", mac + 1);
      }
      return mac < n || text.findIgnoringCase("ssid", 0) < n;
    }
  }

  /** Not within a longer run of pairs, such as a certificate's fingerprint. */
  private static boolean isEdge(Text text, int at, int step) {
    char c = text.at(at);
    if (Ascii.isLetterOrDigit(c)) {
      return false;
    }
    boolean pair = Ascii.isHex(text.at(at + step)) && Ascii.isHex(text.at(at + 2 * step));
    return (c != ':' && c != '-') || !pair || Ascii.isLetterOrDigit(text.at(at + 3 * step));
  }

  private static boolean isMac(Text text, int start, int end) {
    char separator = text.charAt(start + 2);
    boolean ordinary = false;
    char first = Ascii.toUpper(text.charAt(start));
    for (int i = 0; i < end - start; i++) {
      char c = text.charAt(start + i);
      if (i % 3 == 2) {
        if (c != separator) {
          return false;
        }
      } else if (!Ascii.isHex(c)) {
        return false;
      } else {
        ordinary |= Ascii.toUpper(c) != first;
      }
    }
    // All zeros and the broadcast address are nobody's.
    return ordinary || (first != '0' && first != 'F');
  }
}
