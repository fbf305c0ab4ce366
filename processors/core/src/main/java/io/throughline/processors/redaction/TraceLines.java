package io.throughline.processors.redaction;

import java.util.Set;

/**
 * The lines of a printed stack trace: frames, and the heads that name the types of an exception and
 * of its causes.
 *
 * <p>Cost: a line is walked once and never beyond its end.
 */
final class TraceLines {
  private static final int MAX_FRAME = 512;
  private static final int MAX_PLACE = 130;
  private static final String OMITTED = "... ";
  private static final String[] AFTER_NUMBER = {" more", " common frames omitted"};
  private static final String[] CAUSES = {"Caused by: ", "Suppressed: ", "[CIRCULAR REFERENCE: "};
  private static final Set<String> NO_FILES =
      Set.of("Native Method", "Unknown Source", "<generated>");
  private static final String WITHHELD = "(type withheld)";

  private TraceLines() {}

  /** Where the whole lines end that are frames and say nothing but code, or {@code from}. */
  static int framesEnd(String trace, int from) {
    int end = from;
    int to = trace.indexOf('\n', end);
    while (to >= 0 && to < from + FrameRuns.MAX_TEXT) {
      int frameEnd = frame(trace, indented(trace, end, to), to);
      if (frameEnd < 0 || !isCode(trace, frameEnd, to)) {
        break;
      }
      end = to + 1;
      to = trace.indexOf('\n', end);
    }
    return end;
  }

  /** Where the indentation of a line ends. */
  static int indented(String trace, int from, int to) {
    int text = from;
    while (text < to && (trace.charAt(text) == '\t' || trace.charAt(text) == ' ')) {
      text++;
    }
    return text;
  }

  /**
   * Where a frame ends, or the number of those that are left out.
   *
   * @return -1 if the line is neither
   */
  static int frame(String trace, int text, int to) {
    if (trace.startsWith("at ", text)) {
      return frameEnd(trace, text + 3, to);
    }
    if (!trace.startsWith(OMITTED, text)) {
      return -1;
    }
    int digits = text + OMITTED.length();
    while (digits < to && Shapes.isDigit(trace.charAt(digits))) {
      digits++;
    }
    return digits > text + 4 && digits - text < 10 ? digits : -1;
  }

  /** Appends what may leave of a line that {@link #frame} knows. */
  static void append(String trace, int from, int text, int frameEnd, StringBuilder kept) {
    kept.append(trace, from, frameEnd);
    kept.append(trace.startsWith(OMITTED, text) ? " more\n" : "\n");
  }

  /**
   * Whether behind a frame stands no more than what says where its class is from, as in {@code
   * ~[orders-1.2.jar:1.2]}, or that the number before it is one of frames.
   */
  static boolean isCode(String trace, int from, int to) {
    int end = to > from && trace.charAt(to - 1) == '\r' ? to - 1 : to;
    if (from == end) {
      return true;
    }
    for (String words : AFTER_NUMBER) {
      if (end - from == words.length() && trace.startsWith(words, from)) {
        return true;
      }
    }
    int open =
        trace.startsWith(" ~[", from) ? from + 3 : trace.startsWith(" [", from) ? from + 2 : end;
    if (open >= end || trace.charAt(end - 1) != ']') {
      return false;
    }
    for (int i = open; i < end - 1; i++) {
      char c = trace.charAt(i);
      if (!Shapes.isLetter(c) && !Shapes.isDigit(c) && "._-+:!/?".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Appends the type if the line is the head of a cause. */
  static void cause(String trace, int from, int text, int end, StringBuilder kept) {
    for (String word : CAUSES) {
      if (trace.startsWith(word, text)) {
        head(trace, from, text + word.length(), end, word, kept);
        return;
      }
    }
  }

  /** Indentation, the word before the type, and the type. */
  static void head(String trace, int from, int type, int end, String word, StringBuilder kept) {
    if (trace.startsWith("Exception in thread ", type)) {
      // The thread's name is free text in quotes; the type stands behind it.
      int quote = last("\" ", trace, type, end);
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
    int most = Math.min(end, from + MAX_FRAME);
    int switches = 0;
    int dots = 0;
    int open = from;
    for (; open < most && trace.charAt(open) != '('; open++) {
      char c = trace.charAt(open);
      boolean digit = Shapes.isDigit(c);
      if (!digit && !Shapes.isLetter(c)) {
        if ("._$<>/@-".indexOf(c) < 0) {
          return -1;
        }
        dots += c == '.' ? 1 : 0;
        switches = 0;
      } else if (open > from
          && digit != Shapes.isDigit(trace.charAt(open - 1))
          && ++switches > 8
          && !isGenerated(trace, from, open)) {
        return -1;
      }
    }
    if (dots == 0 || open == from || open == most) {
      return -1;
    }
    most = Math.min(end, open + MAX_PLACE);
    int close = open + 1;
    for (; close < most && trace.charAt(close) != ')'; close++) {
      char c = trace.charAt(close);
      if (!Shapes.isLetter(c) && !Shapes.isDigit(c) && "._$:- <>".indexOf(c) < 0) {
        return -1;
      }
    }
    return close < most && isPlace(trace.substring(open + 1, close)) ? close + 1 : -1;
  }

  /** Lambda and proxy classes have hashes in their names. */
  private static boolean isGenerated(String trace, int from, int at) {
    return last("$$", trace, from, at + 2) >= from;
  }

  /** Where a text of two characters stands for the last time in a line, or -1. */
  private static int last(String two, String trace, int from, int to) {
    for (int i = to - 2; i >= from; i--) {
      if (trace.startsWith(two, i)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code Orders.java:12}, or one of the words that the JDK has instead. */
  private static boolean isPlace(String place) {
    if (NO_FILES.contains(place) || place.startsWith("<eval>")) {
      return true;
    }
    int dot = place.indexOf('.');
    int colon = place.lastIndexOf(':');
    int fileEnd = colon > 0 ? colon : place.length();
    if (dot < 1 || dot >= fileEnd || fileEnd - dot > 8 || place.indexOf(' ') >= 0) {
      return false;
    }
    for (int i = fileEnd + 1; i < place.length(); i++) {
      if (!Shapes.isDigit(place.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
