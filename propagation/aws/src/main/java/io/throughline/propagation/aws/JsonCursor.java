package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the members of one JSON object without building a tree, for text that anybody may have
 * written: each character is visited a bounded number of times, nesting needs no stack of calls,
 * and what is not JSON ends the walk instead of throwing. It is lenient where a mistake cannot move
 * a value to another place (the spelling of numbers, raw control characters in strings).
 *
 * <p>Use: {@code for (more = enterObject(); more; more = nextMember()) { …; skipValue(); }}, then
 * {@link #endedWell()}. Not for several threads.
 */
final class JsonCursor {

  /** Deeper text is nobody's envelope. One bit a level says whether it is an object. */
  private static final int MAX_DEPTH = 63;

  private static final int FAILED = -1;

  private final String json;
  private int position;
  private int keyStart;
  private int keyEnd;
  private boolean ended;

  JsonCursor(String json, int position) {
    this.json = json;
    this.position = position;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /** Steps to the first member's value; false when there is none or this is no object. */
  boolean enterObject() {
    skipSpace();
    if (peek() != '{') {
      return fail();
    }
    position++;
    skipSpace();
    if (peek() == '}') {
      position++;
      ended = true;
      return false;
    }
    return readKey();
  }

  /** Steps from the end of a value to the next member's value; false after the last one. */
  boolean nextMember() {
    if (position == FAILED) {
      return false;
    }
    skipSpace();
    char c = peek();
    if (c == '}') {
      position++;
      ended = true;
      return false;
    }
    if (c != ',') {
      return fail();
    }
    position++;
    skipSpace();
    return readKey();
  }

  /** Whether the object's closing brace was reached. */
  boolean endedWell() {
    return ended;
  }

  /** Whether nothing but space follows. */
  boolean atEnd() {
    skipSpace();
    return position == json.length();
  }

  int position() {
    return position;
  }

  /** The character at the cursor, NUL at the end. */
  char peek() {
    return position >= 0 && position < json.length() ? json.charAt(position) : 0;
  }

  /** A key written with escapes equals no name: no sender needs them for the names we look for. */
  boolean keyIs(String name) {
    return keyEnd - keyStart == name.length()
        && json.regionMatches(keyStart, name, 0, name.length());
  }

  String key() {
    return json.substring(keyStart, keyEnd);
  }

  /** The decoded string at the cursor, which stays; null when the value is not a string. */
  @Nullable String stringAhead() {
    if (peek() != '"') {
      return null;
    }
    int end = endOfString(position);
    return end == FAILED ? null : decode(position + 1, end);
  }

  /** Steps over the value at the cursor; false when it does not end. */
  boolean skipValue() {
    if (position == FAILED) {
      return false;
    }
    int depth = 0;
    long objects = 0;
    int length = json.length();
    int start = position;
    while (position < length) {
      char c = json.charAt(position);
      switch (c) {
        case '"' -> {
          int end = endOfString(position);
          if (end == FAILED) {
            return fail();
          }
          position = end + 1;
          if (depth == 0) {
            return true;
          }
        }
        case '{', '[' -> {
          if (++depth > MAX_DEPTH) {
            return fail();
          }
          objects = objects << 1 | (c == '{' ? 1 : 0);
          position++;
        }
        case '}', ']' -> {
          if (depth == 0) {
            // The enclosing object's own end, after a number or literal.
            return position > start || fail();
          }
          if ((objects & 1) != (c == '}' ? 1 : 0)) {
            return fail();
          }
          objects >>>= 1;
          position++;
          if (--depth == 0) {
            return true;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return position > start || fail();
          }
          position++;
        }
        default -> position++;
      }
    }
    return fail();
  }

  private boolean readKey() {
    if (peek() != '"') {
      return fail();
    }
    int end = endOfString(position);
    if (end == FAILED) {
      return fail();
    }
    keyStart = position + 1;
    keyEnd = end;
    position = end + 1;
    skipSpace();
    if (peek() != ':') {
      return fail();
    }
    position++;
    skipSpace();
    return true;
  }

  private void skipSpace() {
    if (position == FAILED) {
      return;
    }
    while (position < json.length() && isSpace(json.charAt(position))) {
      position++;
    }
  }

  /** Index of the closing quote of the string whose opening quote is at {@code open}. */
  private int endOfString(int open) {
    for (int i = open + 1; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return FAILED;
  }

  private @Nullable String decode(int start, int end) {
    int i = start;
    while (i < end && json.charAt(i) != '\\') {
      i++;
    }
    if (i == end) {
      return json.substring(start, end);
    }
    StringBuilder text = new StringBuilder(end - start).append(json, start, i);
    while (i < end) {
      char c = json.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      // The closing quote was found by stepping over pairs, so a character follows.
      char escaped = json.charAt(i++);
      switch (escaped) {
        case '"', '\\', '/' -> text.append(escaped);
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          int unit = i + 4 <= end ? codeUnit(i) : FAILED;
          if (unit == FAILED) {
            return null;
          }
          text.append((char) unit);
          i += 4;
        }
        default -> {
          return null;
        }
      }
    }
    return text.toString();
  }

  private int codeUnit(int start) {
    int unit = 0;
    for (int i = start; i < start + 4; i++) {
      char c = json.charAt(i);
      // Character.digit takes full-width digits too.
      int digit = c < 0x80 ? Character.digit(c, 16) : FAILED;
      if (digit < 0) {
        return FAILED;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private boolean fail() {
    position = FAILED;
    return false;
  }
}
