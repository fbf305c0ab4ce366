package io.throughline.propagation;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tracestate} of <a href="https://www.w3.org/TR/trace-context/#tracestate-header">W3C Trace
 * Context</a>. One pass; the 33rd member ends it, so a mebibyte of commas costs one walk over
 * bytes.
 */
final class Tracestate {

  private static final int MAX_MEMBERS = 32;
  private static final int MAX_LENGTH = 512;
  private static final int LONG_MEMBER = 128;

  private Tracestate() {}

  /**
   * Whatever is malformed yields the empty state: a vendor's mistake must not cost the trace. Empty
   * members and blanks around members are legal; of a key that stands there twice the first counts,
   * which is the one written last.
   */
  static TraceState decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return TraceState.getDefault();
    }
    List<String> keys = new ArrayList<>(4);
    List<String> values = new ArrayList<>(4);
    int members = 0;
    for (int start = 0; start < text.length(); ) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      int from = skipBlanks(text, start, end);
      int to = withoutTrailingBlanks(text, from, end);
      start = end + 1;
      if (from == to) {
        continue;
      }
      int equals = text.indexOf('=', from);
      if (equals < 0 || equals >= to || ++members > MAX_MEMBERS) {
        return TraceState.getDefault();
      }
      String key = text.substring(from, equals);
      if (!keys.contains(key)) {
        keys.add(key);
        values.add(text.substring(equals + 1, to));
      }
    }
    TraceStateBuilder builder = TraceState.builder();
    // From the right, because the builder puts each new member in front.
    for (int i = keys.size() - 1; i >= 0; i--) {
      builder.put(keys.get(i), values.get(i));
    }
    TraceState state = builder.build();
    // A member that the builder refused voids the whole list.
    return state.size() == keys.size() ? state : TraceState.getDefault();
  }

  private static int withoutTrailingBlanks(String text, int from, int end) {
    int e = end;
    while (e > from && isBlank(text.charAt(e - 1))) {
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
