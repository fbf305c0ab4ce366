package io.throughline.processors.redaction.detect;

/**
 * The name to which a value is assigned, in JSON or a line of fields: what is assigned to a name is
 * what the name says it is, whatever stands beside it.
 */
final class AssignedName {

  /** How far before a place the quote of the text that holds it is looked for. */
  private static final int LONGEST_QUOTED = 48;

  private static final long[] BEFORE_QUOTED = Ascii.set(":=([{,");

  /** Between a word and its number. */
  private static final long[] BEFORE_NUMBER = Ascii.set(" \n'\"([<.#/");

  /** What numbers are called, behind "id". */
  private static final String[] NUMBERS = {"number", "no", "nr", "num"};

  /** What has an id that is no person's, beside the topics for such. */
  private static final String[] MACHINES = {
    "request", "transaction", "message", "session", "event", "process", "device", "payment",
    "object", "resource", "document", "correlation", "instance", "container", "node", "host"
  };

  /** Words between "RSA ID" and its number: "RSA ID number is 4711". */
  private static final int SOUTH_AFRICAN_REACH = 24;

  private static final String OF_SOMEBODY = "id number of the ";
  private static final String IS = " is ";

  /** Who has an identity number. */
  private static final String[] PEOPLE = {
    "customer", "client", "patient", "person", "user", "employee", "applicant", "member", "holder"
  };

  private AssignedName() {}

  /** The end of the name to which a value that begins at {@code start} is assigned, or -1. */
  static int end(Text text, int start) {
    text.spend(1);
    int at = start;
    while (start - at < 3 && isMargin(text.peek(at - 1))) {
      at--;
    }
    if (text.peek(at - 1) != '=' && text.peek(at - 1) != ':') {
      return -1;
    }
    int sign = --at;
    while (sign - at < 3 && isMargin(text.peek(at - 1))) {
      at--;
    }
    char last = text.peek(at - 1);
    return Ascii.isLetterOrDigit(last) || (last > '\u007F' && Character.isLetter(last)) ? at : -1;
  }

  /** Whether the name that ends at {@code end} is about one of {@code topics}. */
  static boolean isAbout(Text text, long topics, int end) {
    return text.isAbout(topics, nameStart(text, end), end);
  }

  private static int nameStart(Text text, int end) {
    boolean prose = text.at(end) == ':';
    int start = end;
    while (end - start < Topics.LONGEST && isName(text.at(start - 1), prose)) {
      start--;
    }
    return start;
  }

  /**
   * Whether the number at {@code start} is assigned to what counts, or stands directly behind such
   * a word: {@code "bytes": 489371242}, {@code n=489371242}, "offset 489371242"; or is a version in
   * a URL: {@code logo.png?v=4893712423}.
   */
  static boolean counts(Text text, int start) {
    return counts(text, start, end(text, start));
  }

  /** The same where the {@link #end} of its name is known. */
  static boolean counts(Text text, int start, int assigned) {
    int wordEnd = assigned < 0 && text.peek(start - 1) == ' ' ? start - 1 : assigned;
    if (!Ascii.isLetter(text.at(wordEnd - 1))) {
      return false;
    }
    int word = text.runStart(wordEnd, wordEnd - Topics.LONGEST, Ascii.LETTER);
    boolean letter = assigned >= 0 && wordEnd - word == 1;
    char before = text.at(word - 1);
    boolean number =
        letter
            && (text.charAt(word) == 'n'
                || (text.charAt(word) == 'v' && (before == '?' || before == '&')));
    return number
        || text.isWordAbout(Topics.MEASURE | Topics.COUNT, word, wordEnd)
        || (assigned >= 0 && text.startsWithIgnoringCase("bytes", wordEnd - 5));
  }

  /**
   * Whether {@code topics} speak of what stands from {@code start}: the name it is assigned to, the
   * sentence in quotes that it stands in and the name of that, or else the key and the words
   * before: a number alone in quotes is told of as one without them.
   */
  static boolean foretells(Text text, long topics, int start) {
    if (!text.isForetold(topics, start) || text.key().isAbout(topics)) {
      return text.key().isAbout(topics);
    }
    int name = end(text, start);
    if (name >= 0) {
      return isAbout(text, topics, name);
    }
    int quote = openingQuote(text, start);
    if (quote < 0) {
      return true;
    }
    int quotedName = end(text, quote + 1);
    return text.isAbout(topics, quote + 1, start)
        || (quotedName >= 0 && isAbout(text, topics, quotedName));
  }

  /**
   * Whether the value is technical: by its name if it has one, else by what stands beside it. What
   * follows a quote is another field.
   */
  static boolean isTechnical(Text text, int start, int end) {
    int name = end(text, start);
    return name < 0
        ? text.isForetold(Topics.TECHNICAL, start)
            || (text.at(end) != '"' && text.tells(Topics.TECHNICAL, start, end))
        : text.key().isAbout(Topics.TECHNICAL) || isAbout(text, Topics.TECHNICAL, name);
  }

  /** The quote that opens the words {@code start} stands behind, as of a string in JSON; or -1. */
  private static int openingQuote(Text text, int start) {
    int least = start - LONGEST_QUOTED;
    int at = start - 1;
    boolean words = false;
    while (at > least && text.at(at) != '"' && text.at(at) != '\n' && text.at(at) != '\0') {
      words |= Character.isLetter(text.at(at));
      at--;
    }
    int before = at - 1;
    while (at - before < 3 && (text.at(before) == ' ' || text.at(before) == '\\')) {
      before--;
    }
    boolean opens = text.at(at) == '"' && Ascii.isIn(BEFORE_QUOTED, text.at(before));
    return opens && words ? at : -1;
  }

  /**
   * "ID number: 4711", {@code id_no=4711}, South Africa's "RSA ID": an identity's, where "id" alone
   * is anything's.
   */
  static boolean isIdNumber(Text text, int start) {
    int name = end(text, start);
    int end = name >= 0 ? name : wordEnd(text, start);
    if (name < 0 && isOfSomebody(text, start)) {
      return true;
    }
    if (isSouthAfrican(text, name >= 0 ? nameStart(text, end) : end - SOUTH_AFRICAN_REACH, end)) {
      return true;
    }
    int word = text.runStart(end, end - Topics.LONGEST, Ascii.LETTER);
    for (String number : NUMBERS) {
      int id = end - word - number.length();
      if (id >= 0 && id <= 2 && text.startsWithIgnoringCase(number, end - number.length())) {
        int idEnd = id == 2 ? word + 2 : text.at(word - 1) == '\0' ? -1 : word - 1;
        return id != 1
            && text.startsWithIgnoringCase("id", idEnd - 2)
            && !Ascii.isLetterOrDigit(text.at(idEnd - 3))
            && !isMachines(text, idEnd - 2);
      }
    }
    return false;
  }

  /** "The ID number of the customer is 4711": words stand between the two. */
  private static boolean isOfSomebody(Text text, int start) {
    int end = start - IS.length();
    if (!text.startsWith(IS, end)) {
      return false;
    }
    int who = text.runStart(end, end - Topics.LONGEST, Ascii.LETTER);
    int id = who - OF_SOMEBODY.length();
    return text.isOneOf(PEOPLE, who, end)
        && text.startsWithIgnoringCase(OF_SOMEBODY, id)
        && !Ascii.isLetterOrDigit(text.at(id - 1))
        && !isMachines(text, id);
  }

  /** The end of the word before a number, which may link them: "number is 4711", "no. (4711". */
  private static int wordEnd(Text text, int start) {
    int end = start;
    while (start - end < 3 && Ascii.isIn(BEFORE_NUMBER, text.at(end - 1))) {
      end--;
    }
    return text.at(end) == ' ' && text.startsWithIgnoringCase(" is", end - 3) ? end - 3 : end;
  }

  /**
   * Whether "RSA ID" stands between two places, however it is joined. RSA alone is rather what
   * signs: {@code rsa-sha256}.
   */
  private static boolean isSouthAfrican(Text text, int from, int to) {
    for (int at = Math.max(from, 0); at < to; at++) {
      if (text.startsWithIgnoringCase("rsa", at) && beginsWord(text, at)) {
        int id = Ascii.isLetterOrDigit(text.at(at + 3)) ? at + 3 : at + 4;
        if (id < to && text.startsWithIgnoringCase("id", id)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean beginsWord(Text text, int at) {
    char before = text.at(at - 1);
    boolean hump = Ascii.isUpper(text.at(at)) && !Ascii.isUpper(before);
    return hump || !Ascii.isLetter(before);
  }

  /** Whether the id that begins at {@code id} is that of a machine: "request id", "order_id". */
  private static boolean isMachines(Text text, int id) {
    if (id < 1) {
      return false;
    }
    int start = text.runStart(id - 1, id - 1 - Topics.LONGEST, Ascii.LETTER);
    return isMachine(text.array(), text.offset() + start, text.offset() + id - 1);
  }

  /** Whether a word names what has an id that is no person's. */
  static boolean isMachine(char[] chars, int from, int to) {
    if ((Topics.in(chars, from, to) & (Topics.TECHNICAL | Topics.BUSINESS)) != 0) {
      return true;
    }
    for (String machine : MACHINES) {
      if (machine.length() == to - from) {
        int at = 0;
        while (at < machine.length() && Ascii.toLower(chars[from + at]) == machine.charAt(at)) {
          at++;
        }
        if (at == machine.length()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMargin(char c) {
    return c == ' ' || c == '"' || c == '\'' || c == '\\';
  }

  private static boolean isName(char c, boolean prose) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || (prose && c == ' ');
  }
}
