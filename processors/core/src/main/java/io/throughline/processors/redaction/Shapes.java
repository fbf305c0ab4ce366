package io.throughline.processors.redaction;

import java.util.Set;

/**
 * What a value of a listed key must look like to leave under the closed list: names as code spells
 * them, not data. A name has few digits and its words do not change between letters and digits all
 * the time, as a random token's do.
 *
 * <p>Cost: one walk over the characters, no allocation.
 */
final class Shapes {
  private static final int MAX_NAME = 200;
  private static final int MAX_WORD = 48;
  private static final int MAX_DIGITS = 8;
  private static final int MAX_SWITCHES = 3;
  private static final int MAX_HOST = 253;

  private static final Set<String> METHODS =
      Set.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY",
          "_OTHER");

  private Shapes() {}

  static boolean httpMethod(String value) {
    return METHODS.contains(value);
  }

  /** A name in code, configuration or infrastructure: {@code orders.dead-letter}. */
  static boolean name(String value) {
    return name(value, 0, value.length(), "._-/:$#");
  }

  /** A name that may also hold blanks between its words: the name of a thread pool, a step. */
  static boolean words(String value) {
    return value.length() <= 80 && name(value, 0, value.length(), "._- ");
  }

  static boolean name(String value, int from, int to, String separators) {
    int length = to - from;
    if (length == 0 || length > MAX_NAME) {
      return false;
    }
    int word = 0;
    int digits = 0;
    int switches = 0;
    boolean lastDigit = false;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (isLetter(c) || isDigit(c)) {
        boolean digit = isDigit(c);
        if (word > 0 && digit != lastDigit) {
          switches++;
        }
        lastDigit = digit;
        digits += digit ? 1 : 0;
        if (++word > MAX_WORD || digits > MAX_DIGITS || switches > MAX_SWITCHES) {
          return false;
        }
      } else if (separators.indexOf(c) >= 0) {
        word = 0;
        switches = 0;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The name of a class with its package, or of one without that says it is a throwable. */
  static boolean type(String value) {
    return type(value, 0, value.length());
  }

  static boolean type(String value, int from, int to) {
    if (to - from > 256 || to <= from || !isLetter(value.charAt(from))) {
      return false;
    }
    int lastPart = from;
    int switches = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (c == '.' || c == '$') {
        if (i + 1 == to || (c == '.' && value.charAt(i + 1) == '.')) {
          return false;
        }
        lastPart = c == '.' ? i + 1 : lastPart;
        switches = 0;
      } else if (!isLetter(c) && !isDigit(c) && c != '_') {
        return false;
      } else if (i > from && isDigit(c) != isDigit(value.charAt(i - 1)) && ++switches > 5) {
        return false;
      }
    }
    if (lastPart > from) {
      char first = value.charAt(lastPart);
      return (first >= 'A' && first <= 'Z') || first == '_';
    }
    return endsWith(value, to, "Exception")
        || endsWith(value, to, "Error")
        || endsWith(value, to, "Throwable");
  }

  /** {@code error.type}: a class, an HTTP status, or a word from the code. */
  static boolean errorType(String value) {
    return type(value) || (value.length() <= 80 && name(value));
  }

  /** A dotted class and method, or a function of another language. */
  static boolean function(String value) {
    return value.length() <= 256 && name(value, 0, value.length(), "._$<>");
  }

  /** A route as the code declares it: literal segments and placeholders. */
  static boolean route(String value) {
    return route(value, 0, value.length());
  }

  static boolean route(String value, int from, int to) {
    if (to - from > MAX_NAME || from >= to) {
      return false;
    }
    int segment = value.charAt(from) == '/' ? from + 1 : from;
    while (segment <= to) {
      int end = value.indexOf('/', segment);
      end = end < 0 || end > to ? to : end;
      if (end > segment && !routeSegment(value, segment, end)) {
        return false;
      }
      segment = end + 1;
    }
    return true;
  }

  private static boolean routeSegment(String value, int from, int to) {
    int digits = 0;
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      digits += isDigit(c) && depth == 0 ? 1 : 0;
    }
    return digits <= 4 && depth == 0 && name(value, from, to, "._-~:*{}<>()+?");
  }

  /** A host name in lower case, or an address of the server's own network. */
  static boolean host(String value) {
    int length = value.length();
    if (length == 0 || length > MAX_HOST) {
      return false;
    }
    boolean hex = value.indexOf(':') >= 0;
    int digits = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      digits += isDigit(c) ? 1 : 0;
      boolean allowed =
          (c >= 'a' && c <= 'z') || isDigit(c) || c == '.' || c == '-' || c == '_' || c == ':';
      if (!allowed || (hex && c > 'f')) {
        return false;
      }
    }
    return digits <= 32;
  }

  /** Six bytes in hexadecimal, with colons or dashes between them. */
  static boolean hardwareAddress(String value) {
    if (value.length() != 17) {
      return false;
    }
    char separator = value.charAt(2);
    for (int i = 0; i < 17; i++) {
      char c = value.charAt(i);
      if (i % 3 == 2 ? c != separator : Character.digit(c, 16) < 0 || c > 'f') {
        return false;
      }
    }
    return separator == ':' || separator == '-';
  }

  /** An IP address and nothing else. */
  static boolean address(String value) {
    int length = value.length();
    if (length == 0 || length > 45) {
      return false;
    }
    boolean six = value.indexOf(':') >= 0;
    int run = 0;
    int parts = 1;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c == '.' || (six && c == ':')) {
        parts++;
        run = 0;
      } else if (++run > (six ? 4 : 3) || !(six ? isHex(c) : isDigit(c))) {
        return false;
      }
    }
    return six ? parts >= 3 && parts <= 9 : parts == 4 && run > 0;
  }

  /**
   * A statement whose literals are gone: it begins with a verb of SQL, and what is left of it are
   * words as code spells them. Other query languages have their data anywhere.
   */
  static boolean statement(String value) {
    int verb = 0;
    while (verb < value.length() && isLetter(value.charAt(verb))) {
      verb++;
    }
    if (value.length() > 20_000 || !SpanNames.isVerb(value.substring(0, verb))) {
      return false;
    }
    int word = 0;
    int digits = 0;
    int switches = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean digit = isDigit(c);
      if (!digit && !isLetter(c)) {
        if (" \t\r\n_.,()=<>*+-/?;:[]`|!$".indexOf(c) < 0) {
          return false;
        }
        word = 0;
        digits = 0;
        switches = 0;
        continue;
      }
      digits += digit ? 1 : 0;
      switches += word > 0 && digit != isDigit(value.charAt(i - 1)) ? 1 : 0;
      if (++word > MAX_WORD || digits > 4 || switches > MAX_SWITCHES) {
        return false;
      }
    }
    return true;
  }

  /** An orchestrator's generated name: lower case, digits, dashes. */
  static boolean generatedName(String value) {
    return value.indexOf(':') < 0 && value.length() <= 128 && host(value);
  }

  /** A version, a commit in lower-case hex, a build number. */
  static boolean version(String value) {
    int length = value.length();
    if (length == 0 || length > 64) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? value.charAt(i) : '.';
      if (c == '.' || c == '-' || c == '+' || c == '_') {
        boolean part = i == start || hex(value, start, i) || name(value, start, i, "");
        if (!part) {
          return false;
        }
        start = i + 1;
      } else if (!isLetter(c) && !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean uuid(String value) {
    if (value.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = value.charAt(i);
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /** A message's or an instance's id: a UUID, or a name. */
  static boolean instanceId(String value) {
    return uuid(value) || generatedName(value) || name(value);
  }

  /** Of the characters that a transaction's id may have; the detectors look at it besides. */
  static boolean id(String value) {
    int length = value.length();
    if (length == 0 || length > 128) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (!isLetter(c) && !isDigit(c) && "._-:/#=~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean hexId(String value) {
    return value.length() <= 32 && !value.isEmpty() && hex(value, 0, value.length());
  }

  /** A summary such as {@code INSERT orders}: verbs and names, never literals. */
  static boolean querySummary(String value) {
    return name(value, 0, value.length(), " ._-:");
  }

  /** A unit as UCUM spells it. */
  static boolean unit(String value) {
    return value.length() <= 32
        && (value.isEmpty() || name(value, 0, value.length(), "{}/%.*_-'[]^"));
  }

  /** One of OpenTelemetry's own, by its version: {@code 1.40.0}. */
  static boolean schemaUrl(String value) {
    String known = "https://opentelemetry.io/schemas/";
    if (!value.startsWith(known)) {
      return false;
    }
    int part = 0;
    for (int i = known.length(); i < value.length(); i++) {
      char c = value.charAt(i);
      part = c == '.' ? 0 : part + 1;
      if ((c != '.' && !isDigit(c)) || part > 3) {
        return false;
      }
    }
    return value.length() - known.length() <= 11;
  }

  static boolean spanKind(String value) {
    return value.length() <= 20 && name(value, 0, value.length(), "_");
  }

  static boolean currency(String value) {
    return value.length() == 3 && name(value, 0, 3, "");
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
  }

  private static boolean hex(String value, int from, int to) {
    if (to - from > 40) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isHex(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWith(String value, int to, String suffix) {
    return value.startsWith(suffix, to - suffix.length());
  }
}
