package io.throughline.processors.redaction;

/**
 * Takes the messages out of a printed stack trace: what stays are the types of the exception and of
 * every cause, and the frames. A line that is neither is a message's and goes.
 *
 * <p>Cost: lines are found with {@code indexOf}, then walked once.
 */
final class StackTraces {
  private static final int MAX_LINES = 2000;
  private static final int MAX_FRAME = 512;
  private static final String[] HEADS = {"Caused by: ", "Suppressed: ", "[CIRCULAR REFERENCE: "};
  private static final String WITHHELD = "(type withheld)";

  private StackTraces() {}

  static String withoutMessages(String trace) {
    int length = trace.length();
    StringBuilder kept = new StringBuilder(Math.min(length, 4096));
    int from = 0;
    for (int line = 0; from < length && line < MAX_LINES; line++) {
      int to = trace.indexOf('\n', from);
      to = to < 0 ? length : to;
      int end = to > from && trace.charAt(to - 1) == '\r' ? to - 1 : to;
      keep(trace, from, end, line == 0, kept);
      from = to + 1;
    }
    return kept.toString();
  }

  private static void keep(String trace, int from, int end, boolean first, StringBuilder kept) {
    int text = from;
    while (text < end && (trace.charAt(text) == '\t' || trace.charAt(text) == ' ')) {
      text++;
    }
    if (first) {
      head(trace, from, text, end, "", kept);
    } else if (trace.startsWith("at ", text)) {
      int frameEnd = frameEnd(trace, text + 3, end);
      if (frameEnd > 0) {
        kept.append(trace, from, frameEnd).append('\n');
      }
    } else if (trace.startsWith("... ", text)) {
      int digits = text + 4;
      while (digits < end && Shapes.isDigit(trace.charAt(digits))) {
        digits++;
      }
      if (digits > text + 4 && digits - text < 10) {
        kept.append(trace, from, digits).append(" more\n");
      }
    } else {
      for (String head : HEADS) {
        if (trace.startsWith(head, text)) {
          head(trace, from, text + head.length(), end, head, kept);
          return;
        }
      }
    }
  }

  /** Indentation, the word before the type, and the type. */
  private static void head(
      String trace, int from, int type, int end, String word, StringBuilder kept) {
    if (trace.startsWith("Exception in thread ", type)) {
      // The thread's name is free text in quotes; the type stands behind it.
      int quote = trace.lastIndexOf("\" ", end - 1);
      type = quote > type ? quote + 2 : type;
    }
    int typeEnd = type;
    while (typeEnd < end && isTypeChar(trace.charAt(typeEnd))) {
      typeEnd++;
    }
    for (int i = from; i < end && (trace.charAt(i) == '\t' || trace.charAt(i) == ' '); i++) {
      kept.append(trace.charAt(i));
    }
    kept.append(word);
    if (Shapes.type(trace, type, typeEnd)) {
      kept.append(trace, type, typeEnd);
    } else {
      kept.append(WITHHELD);
    }
    kept.append(word.startsWith("[") ? "]\n" : "\n");
  }

  private static boolean isTypeChar(char c) {
    return Shapes.isLetter(c) || Shapes.isDigit(c) || c == '.' || c == '$' || c == '_';
  }

  /** Where a frame such as {@code a.B.c(B.java:12)} ends, or -1 if it is none. */
  private static int frameEnd(String trace, int from, int end) {
    int open = trace.indexOf('(', from);
    if (open <= from || open >= end || open - from > MAX_FRAME) {
      return -1;
    }
    int switches = 0;
    int dots = 0;
    for (int i = from; i < open; i++) {
      char c = trace.charAt(i);
      boolean digit = Shapes.isDigit(c);
      if (!digit && !Shapes.isLetter(c)) {
        if ("._$<>/@-".indexOf(c) < 0) {
          return -1;
        }
        dots += c == '.' ? 1 : 0;
        switches = 0;
      } else if (i > from
          && digit != Shapes.isDigit(trace.charAt(i - 1))
          && ++switches > 8
          && !isGenerated(trace, from, i)) {
        return -1;
      }
    }
    int close = trace.indexOf(')', open);
    if (dots == 0 || close < 0 || close >= end || close - open > 128) {
      return -1;
    }
    for (int i = open + 1; i < close; i++) {
      char c = trace.charAt(i);
      boolean allowed = Shapes.isLetter(c) || Shapes.isDigit(c) || "._$:- <>".indexOf(c) >= 0;
      if (!allowed) {
        return -1;
      }
    }
    return isPlace(trace, open + 1, close) ? close + 1 : -1;
  }

  /** Lambda and proxy classes have hashes in their names. */
  private static boolean isGenerated(String trace, int from, int at) {
    return trace.lastIndexOf("$$", at) >= from;
  }

  private static boolean isPlace(String trace, int from, int to) {
    if (trace.startsWith("Native Method)", from)
        || trace.startsWith("Unknown Source)", from)
        || trace.startsWith("<generated>)", from)
        || trace.startsWith("<eval>", from)) {
      return true;
    }
    int dot = trace.indexOf('.', from);
    int colon = trace.lastIndexOf(':', to - 1);
    int fileEnd = colon > from ? colon : to;
    if (dot <= from || dot >= fileEnd || fileEnd - dot > 8) {
      return false;
    }
    for (int i = colon > from ? colon + 1 : to; i < to; i++) {
      if (!Shapes.isDigit(trace.charAt(i))) {
        return false;
      }
    }
    return trace.indexOf(' ', from) < 0 || trace.indexOf(' ', from) >= to;
  }
}
