package io.throughline.processors.redaction;

/**
 * Takes the messages out of a printed stack trace: the types of every cause and the frames stay.
 *
 * <p>A message can hold anything, line breaks and lines that look like frames included, so a line
 * stays only if all of it has the form that {@code Throwable.printStackTrace} gives to a frame, a
 * cause or a count of common frames. Everything else goes.
 *
 * <p>Cost: one pass over the text and one builder of its size.
 */
final class StackTraces {

  private static final String CAUSED_BY = "Caused by: ";
  private static final String SUPPRESSED = "Suppressed: ";
  private static final String CIRCULAR = "[CIRCULAR REFERENCE: ";

  private StackTraces() {}

  static String withoutMessages(String trace) {
    StringBuilder out = new StringBuilder(trace.length());
    int length = trace.length();
    int lineStart = 0;
    boolean first = true;
    while (lineStart < length) {
      int lineEnd = trace.indexOf('\n', lineStart);
      if (lineEnd < 0) {
        lineEnd = length;
      }
      int end = lineEnd > lineStart && trace.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
      appendLine(trace, lineStart, end, first, out);
      first = false;
      lineStart = lineEnd + 1;
    }
    return out.toString();
  }

  private static void appendLine(
      String trace, int lineStart, int end, boolean first, StringBuilder out) {
    int start = lineStart;
    while (start < end && trace.charAt(start) == '\t') {
      start++;
    }
    if (trace.startsWith("at ", start) && start > lineStart) {
      if (isFrame(trace, start + 3, end)) {
        out.append(trace, lineStart, end).append('\n');
      }
    } else if (trace.startsWith("... ", start) && start > lineStart) {
      if (trace.startsWith(" more", digitsEnd(trace, start + 4, end))) {
        out.append(trace, lineStart, digitsEnd(trace, start + 4, end)).append(" more\n");
      }
    } else if (trace.startsWith(CAUSED_BY, start)) {
      appendType(trace, lineStart, start + CAUSED_BY.length(), end, out);
    } else if (trace.startsWith(SUPPRESSED, start)) {
      appendType(trace, lineStart, start + SUPPRESSED.length(), end, out);
    } else if (first) {
      appendType(trace, lineStart, start, end, out);
    }
  }

  /** The type ends at the colon before its message, or at the line's end. */
  private static void appendType(
      String trace, int lineStart, int typeStart, int lineEnd, StringBuilder out) {
    int start = trace.startsWith(CIRCULAR, typeStart) ? typeStart + CIRCULAR.length() : typeStart;
    int end = start;
    while (end < lineEnd && trace.charAt(end) != ':' && trace.charAt(end) != ']') {
      end++;
    }
    String type = trace.substring(start, end);
    if (isTypeName(type)) {
      out.append(trace, lineStart, typeStart).append(type).append('\n');
    }
  }

  /** A class name has a package: a message's first word hardly ever does. */
  static boolean isTypeName(String type) {
    return type.indexOf('.') > 0 && ValueCheck.CLASS_NAME.accepts(type);
  }

  /** {@code [loader/][module[@version]/]class.method(File.java:12)}. */
  private static boolean isFrame(String trace, int start, int end) {
    int open = trace.indexOf('(', start);
    if (open < 0 || open >= end || trace.charAt(end - 1) != ')') {
      return false;
    }
    int digits = 0;
    boolean dotted = false;
    for (int i = start; i < end - 1; i++) {
      char c = trace.charAt(i);
      if (Character.isDigit(c)) {
        // A hidden class is named by an address of up to 16 hex digits, a lambda by a number.
        if (++digits > 9) {
          return false;
        }
        continue;
      }
      digits = 0;
      dotted |= c == '.' && i < open;
      boolean name =
          Character.isJavaIdentifierPart(c) || c == '.' || c == '/' || c == '@' || c == '-';
      boolean place = i >= open && (c == '(' || c == ':' || c == ' ');
      boolean constructor = i < open && (c == '<' || c == '>');
      if (!name && !place && !constructor) {
        return false;
      }
      if (c == '@' && trace.indexOf('/', i) < 0) {
        return false;
      }
    }
    return dotted;
  }

  private static int digitsEnd(String trace, int start, int end) {
    int i = start;
    while (i < end && trace.charAt(i) >= '0' && trace.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
