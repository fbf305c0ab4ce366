package io.throughline.processors.redaction.detect;

/** IPv4 and IPv6 addresses, with a prefix length if there is one; version numbers left alone. */
final class IpDetector implements Detector {

  /** How many words, and characters, before a number may join it to the word for a version. */
  private static final int VERSION_WORDS = 3;

  private static final int VERSION_REACH = 48;

  /** So many digits has the first group of nearly all addresses. */
  private static final int LABELLED = 3;

  private static final int MOST_GROUPS = 8;

  private static final int SHORTEST_PORT = 2;
  private static final int LONGEST_PORT = 5;

  private static final int SHORTEST_V4 = "0.0.0.0".length();
  private static final int LONGEST_V4 = "255.255.255.255".length();

  @Override
  public String name() {
    return "ip";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\d.\\d", "\\:\\:", "\\:\\h\\:", "\\h\\h\\:\\h");
  }

  /**
   * Whether the value is four octets and nothing else, as the attributes of a client's and a peer's
   * address hold it.
   */
  static boolean isV4(String value) {
    int n = value.length();
    if (n < SHORTEST_V4 || n > LONGEST_V4 || !Ascii.isDigit(value.charAt(0))) {
      return false;
    }
    int dots = 0;
    int octet = 0;
    int digits = 0;
    for (int i = 0; i < n; i++) {
      char c = value.charAt(i);
      if (Ascii.isDigit(c)) {
        octet = octet * 10 + c - '0';
        digits++;
      } else if (c == '.' && digits > 0) {
        dots++;
        octet = 0;
        digits = 0;
      } else {
        return false;
      }
      if (digits > 3 || octet > 255) {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    AddressRuns runs = text.addressRuns();
    while (runs.next()) {
      search(text, runs, sink);
    }
  }

  /** Looks at a stretch of hexadecimal digits, colons and dots. */
  private static void search(Text text, AddressRuns runs, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int to = runs.end();
    int stretch = runs.start();
    while (chars[offset + stretch] == '.') {
      stretch++;
    }
    text.spend(2 * (to - stretch));
    int from = labelled(text, stretch);
    if (runs.mayHoldV6(from > stretch)) {
      int end = v6End(text, runs, from);
      if (end > from
          && isBoundary(text.peek(from - 1))
          && isBoundary(text.peek(to))
          && !isControlGroup(text, from, end)) {
        sink.found(from, prefix(text, end, 3));
        return;
      }
    }
    if (!runs.mayHoldV4()) {
      return;
    }
    char before = text.peek(stretch - 1);
    int at = isBoundary(before) && before != '.' ? stretch : colonEnd(chars, offset, stretch, to);
    while (at < to) {
      int end = Ascii.isDigit(chars[offset + at]) ? v4End(text, at, to) : -1;
      if (end > 0 && !isVersion(text, at, end)) {
        sink.found(at, prefix(text, end, 2));
        at = end;
      }
      // In such a stretch no number but the first begins without a colon or a dot before it.
      at = colonEnd(chars, offset, at, to);
    }
  }

  /** The end of the address of version 6 that the run holds from there on, or -1. */
  private static int v6End(Text text, AddressRuns runs, int from) {
    char[] chars = text.array();
    int offset = text.offset();
    int end = runs.end();
    while (end > from && isTrailing(chars, offset + end - 1, offset + from)) {
      end--;
    }
    if (isV6(text, runs, from, end)) {
      return end;
    }
    int host = beforePort(chars, offset, from, end);
    return host < end && isV6(text, runs, from, host) ? host : -1;
  }

  private static boolean isV6(Text text, AddressRuns runs, int from, int end) {
    int offset = text.offset();
    return runs.mayBeV6(from, end)
        && isV6(text.array(), offset + from, offset + end, offset + text.length());
  }

  /**
   * Where the host ends that a port stands behind without brackets, as Java wrote a socket's
   * address before its 14th version, {@code /2001:db8:0:0:0:0:0:1:8080}; or {@code end}.
   */
  private static int beforePort(char[] chars, int offset, int from, int end) {
    int limit = Math.max(from, end - LONGEST_PORT);
    int port = Ascii.runStart(chars, offset + end, offset + limit, Ascii.DIGIT) - offset;
    boolean behindColon = port > from && chars[offset + port - 1] == ':';
    return behindColon && end - port >= SHORTEST_PORT ? port - 1 : end;
  }

  private static int colonEnd(char[] chars, int offset, int from, int to) {
    int at = from;
    while (at < to && chars[offset + at] != ':') {
      at++;
    }
    return at + 1;
  }

  /**
   * Where an address may begin in a stretch that goes on with a word: behind the colon of a label,
   * "ip:2001:db8::1". What is short, "session:ab::12", is rather a name in several parts.
   */
  private static int labelled(Text text, int stretch) {
    if (isBoundary(text.peek(stretch - 1))) {
      return stretch;
    }
    int colon = stretch;
    while (Ascii.isLetter(text.charAt(colon))) {
      colon++;
    }
    int from = colon + 1;
    int end = from;
    while (Ascii.isHex(text.at(end))) {
      end++;
    }
    boolean doubled = text.at(from) == ':' && text.at(from + 1) == ':';
    return text.charAt(colon) == ':' && (doubled || end - from >= LABELLED) ? from : stretch;
  }

  /** {@code 0::/system.slice/orders.service}: a number, no controllers, and a path. */
  private static boolean isControlGroup(Text text, int start, int end) {
    return end - start == 3
        && text.at(end) == '/'
        && text.startsWith("0::", start)
        && !Ascii.isDigit(text.at(end + 1));
  }

  /** Behind an address stands a sentence's dot, or one colon. */
  private static boolean isTrailing(char[] chars, int at, int first) {
    return chars[at] == '.' || (chars[at] == ':' && (at == first || chars[at - 1] != ':'));
  }

  private static boolean isBoundary(char c) {
    return !Ascii.isLetterOrDigit(c) && c != '_';
  }

  /** The end of four octets that begin at {@code start}, or -1. */
  private static int v4End(Text text, int start, int limit) {
    int offset = text.offset();
    int from = offset + start;
    int end = v4End(text.array(), from, offset + limit, offset + text.length());
    text.spend(1 + (end < 0 ? ~end : end) - from);
    return end < 0 ? -1 : end - offset;
  }

  /** As its caller counts the steps, none waits for the one before; {@code ~} where it gives up. */
  private static int v4End(char[] chars, int start, int limit, int lineEnd) {
    int at = start;
    int large = 0;
    for (int octet = 0; octet < 4; octet++) {
      int value = 0;
      int first = at;
      while (at < limit && at - first < 4 && Ascii.isDigit(chars[at])) {
        value = value * 10 + chars[at] - '0';
        at++;
      }
      if (at == first || at - first > 3 || value > 255) {
        return ~at;
      }
      large += value > 99 ? 1 : 0;
      if (octet < 3) {
        if (at >= lineEnd || chars[at] != '.') {
          return ~at;
        }
        at++;
      }
    }
    if (at >= lineEnd) {
      return at;
    }
    char after = chars[at];
    if (Ascii.isLetterOrDigit(after) || after == '_') {
      return ~at;
    }
    // A fifth number makes it a version or an object identifier, unless the first are too large.
    char next = at + 1 < lineEnd ? chars[at + 1] : '\0';
    boolean longer = after == '.' && Ascii.isLetterOrDigit(next);
    boolean suffix = (after == '-' || after == '+') && Ascii.isLetter(next);
    return suffix || (longer && large < 2) ? ~at : at;
  }

  private static boolean isVersion(Text text, int start, int end) {
    if (text.key().isAbout(Topics.IP)) {
      return false;
    }
    return text.key().isAbout(Topics.VERSION)
        || (!text.isQuiet(Topics.VERSION, start, start) && followsVersion(text, start))
        || isProduct(text, start, end)
        || (text.at(end) == '/'
            && text.tells(Topics.TECHNICAL, end, end + 3)
            && isRoute(text, end));
  }

  /**
   * "version 1.2.3.4", "version is 1.2.3.4", "version 1.2.3.4 to 1.2.3.5"; but not "no version for
   * 10.1.2.3", where another word stands between.
   */
  private static boolean followsVersion(Text text, int start) {
    int at = start;
    for (int word = 0; word < VERSION_WORDS; word++) {
      int end = at;
      while (start - end < VERSION_REACH && isBetweenWords(text.at(end - 1))) {
        end--;
      }
      at = end;
      while (start - at < VERSION_REACH && isVersionChar(text.at(at - 1))) {
        at--;
      }
      if (at == end) {
        return false;
      }
      if (text.isAbout(Topics.VERSION, at, end)) {
        return true;
      }
      boolean joint =
          v4End(text, at, end) == end
              || (end - at == 2
                  && (text.startsWithIgnoringCase("is", at)
                      || text.startsWithIgnoringCase("to", at)
                      || text.startsWithIgnoringCase("or", at)))
              || (end - at == 3 && text.startsWithIgnoringCase("and", at));
      if (!joint) {
        return false;
      }
    }
    return false;
  }

  private static boolean isBetweenWords(char c) {
    return c > '\0' && c < 128 && c != '\n' && !Ascii.isLetterOrDigit(c) && c != '/';
  }

  private static boolean isVersionChar(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.';
  }

  /** "Chrome/120.0.0.0", while "localhost/127.0.0.1" is a host with its address. */
  private static boolean isProduct(Text text, int start, int end) {
    return text.at(start - 1) == '/'
        && Ascii.isLetter(text.at(start - 2))
        && text.startsWith(".0.0.0", end - 6);
  }

  /** "10.0.0.0/8 route" speaks of a network, not of anybody's address. */
  private static boolean isRoute(Text text, int end) {
    int at = prefix(text, end, 2);
    return text.at(at) == ' '
        && text.at(at + 1) == 'r'
        && text.at(at + 2) == 'o'
        && text.at(at + 3) == 'u'
        && text.at(at + 4) == 't';
  }

  /** The end of "/24" after an address. */
  private static int prefix(Text text, int end, int digits) {
    if (text.at(end) != '/' || !Ascii.isDigit(text.at(end + 1))) {
      return end;
    }
    int at = end + 1;
    while (Ascii.isDigit(text.at(at)) && at - end <= digits) {
      at++;
    }
    return Ascii.isLetterOrDigit(text.at(at)) ? end : at;
  }

  /**
   * RFC 4291: eight groups, or fewer and one "::"; the last two may be written as IPv4. Asked of
   * what has the signs of one, {@link AddressRuns#mayBeV6}, and does not end with one colon.
   */
  private static boolean isV6(char[] chars, int start, int end, int lineEnd) {
    int groups = 0;
    int longest = 0;
    boolean pairs = true;
    boolean digit = false;
    boolean gap = false;
    int at = start;
    if (end - start < 2 || (chars[start] == ':' && chars[start + 1] != ':')) {
      return false;
    }
    while (at < end) {
      if (chars[at] == ':') {
        at++;
        if (chars[at] == ':') {
          at++;
          gap = true;
          continue;
        }
      }
      int groupStart = at;
      while (at < end && Ascii.isHex(chars[at])) {
        digit |= Ascii.isDigit(chars[at]);
        at++;
      }
      if (at < end && chars[at] == '.') {
        return v4End(chars, groupStart, end, lineEnd) == end && (gap ? groups <= 6 : groups == 6);
      }
      if (at == groupStart || at - groupStart > 4) {
        return false;
      }
      longest = Math.max(longest, at - groupStart);
      pairs &= at - groupStart == 2;
      groups++;
    }
    // "a::b" is rather two names in a programming language.
    boolean plausible = digit || (groups >= 3 && longest >= 3);
    // Eight bytes with colons between them are a serial number.
    return plausible
        && (gap ? groups < MOST_GROUPS && groups > 0 : groups == MOST_GROUPS && !pairs);
  }
}
