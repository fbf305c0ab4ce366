package io.throughline.propagation;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tracestate} of <a href="https://www.w3.org/TR/trace-context/#tracestate-header">W3C Trace
 * Context</a>. One pass from the right; the 33rd member ends it, so a mebibyte of commas costs one
 * walk over bytes.
 */
final class Tracestate {

  private static final int MAX_MEMBERS = 32;
  private static final int MAX_LENGTH = 512;
  private static final int LONG_MEMBER = 128;

  private Tracestate() {}

  /** Whatever is malformed yields the empty state: a vendor's mistake must not cost the trace. */
  static TraceState decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return TraceState.getDefault();
    }
    int end = withoutTrailingEmptyMembers(text);
    TraceStateBuilder builder = TraceState.builder();
    int members = 0;
    // From the right, because the builder puts each new member in front.
    while (end >= 0) {
      int comma = text.lastIndexOf(',', end - 1);
      int from = comma + 1;
      if (comma >= 0) {
        from = skipBlanks(text, from, end);
      }
      int equals = text.indexOf('=', from);
      if (equals < 0 || equals >= end || ++members > MAX_MEMBERS) {
        return TraceState.getDefault();
      }
      builder.put(text.substring(from, equals), text.substring(equals + 1, end));
      end = comma < 0 ? -1 : withoutTrailingBlanks(text, comma);
    }
    TraceState state = builder.build();
    // A member that the builder refused, or a duplicate, voids the whole list.
    return state.size() == members ? state : TraceState.getDefault();
  }

  private static int withoutTrailingEmptyMembers(String text) {
    int end = text.length();
    int cut = end;
    while (end > 0 && (isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == ',')) {
      end--;
      if (text.charAt(end) == ',') {
        cut = -1;
      }
    }
    if (cut >= 0) {
      return cut; // blanks without a comma belong to the last value, which makes it invalid
    }
    return end == 0 ? -1 : end;
  }

  private static int withoutTrailingBlanks(String text, int end) {
    int e = end;
    while (e > 0 && isBlank(text.charAt(e - 1))) {
      e--;
    }
    return e;
  }

  private static int skipBlanks(String text, int from, int end) {
    int f = from;
    while (f < end && isBlank(text.charAt(f))) {
      f++;
    }
    return f;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static String encode(TraceState state) {
    return encode(state, MAX_LENGTH);
  }

  /** Over the limit whole members go: those over 128 characters first, then from the right. */
  static String encode(TraceState state, int limit) {
    List<String> members = new ArrayList<>(state.size());
    state.forEach((key, value) -> members.add(key + '=' + value));
    return String.join(",", trim(members, limit));
  }

  static String trim(String encoded, int limit) {
    return encoded.length() <= limit
        ? encoded
        : String.join(",", trim(new ArrayList<>(List.of(encoded.split(",", -1))), limit));
  }

  private static List<String> trim(List<String> members, int limit) {
    int length = -1;
    for (String member : members) {
      length += member.length() + 1;
    }
    for (int i = members.size() - 1; i >= 0 && length > limit; i--) {
      if (members.get(i).length() > LONG_MEMBER) {
        length -= members.remove(i).length() + 1;
      }
    }
    while (length > limit && !members.isEmpty()) {
      length -= members.remove(members.size() - 1).length() + 1;
    }
    return members;
  }
}
