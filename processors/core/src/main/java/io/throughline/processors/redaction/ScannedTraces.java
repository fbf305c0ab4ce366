package io.throughline.processors.redaction;

import io.throughline.processors.redaction.detect.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * Redacts stack traces that may keep their messages. The detectors read each line that is not a
 * frame, and each run of frames once: frames that they found clean and that look like nothing else
 * are copied from then on.
 *
 * <p>A finding never reaches from a message over frames into another message, as those are two
 * texts. A detector of the user's that reads over lines may think otherwise; where there is one,
 * the whole trace is read as any other text.
 *
 * <p>A message that leaves as it is under {@code exception.message} is not read again behind the
 * type of its exception, unless a detector of the user's may look for both: it would leave all the
 * same.
 */
final class ScannedTraces {
  private static final String FRAME = "\n\tat ";
  private static final String MESSAGE = ": ";
  private static final int TYPES = 64;

  private final TextRedaction text;
  private final FrameRuns clean = new FrameRuns();

  /** Types of exceptions that the detectors found clean; a race or a collision loses one. */
  private final @Nullable String[] types = new String[TYPES];

  ScannedTraces(TextRedaction text) {
    this.text = text;
  }

  /** The trace itself if nothing was found, null if it has to go, else what may leave of it. */
  @Nullable String redact(String trace, KeyContext key, Scratch scratch) {
    int length = trace.length();
    if (length > TextRedaction.MAX_TEXT || text.readsOverLines()) {
      return text.redact(trace, key, scratch);
    }
    byte[] bytes = scratch.latin(trace);
    StringBuilder kept = null;
    int copied = 0;
    int part = 0;
    int from = 0;
    while (part < length) {
      int frames = trace.indexOf(FRAME, from) + 1;
      int end = frames == 0 ? length : cleanEnd(trace, bytes, frames, key, scratch);
      if (end < 0) {
        // Frames that are not, or not clean, belong to the text around them.
        from = -end - 1;
        continue;
      }
      int partEnd = frames == 0 ? length : frames;
      if (part > 0 || !isTypeAndMessage(trace, partEnd, scratch.message)) {
        String message = trace.substring(part, partEnd);
        String left = text.redact(message, key, scratch);
        if (left == null) {
          return null;
        }
        if (!left.equals(message)) {
          kept = kept == null ? scratch.trace() : kept;
          kept.append(trace, copied, part).append(left);
          copied = partEnd;
        } else if (part == 0) {
          rememberType(message);
        }
      }
      part = end;
      from = end - 1;
    }
    return kept == null ? trace : kept.append(trace, copied, length).toString();
  }

  /** Whether the trace up to there is a known type and the message that has been read already. */
  private boolean isTypeAndMessage(String trace, int to, @Nullable String message) {
    if (message == null || to < 2 || !text.isBuiltIn()) {
      return false;
    }
    int end = trace.charAt(to - 2) == '\r' ? to - 2 : to - 1;
    int typeEnd = end - message.length() - MESSAGE.length();
    if (typeEnd <= 0) {
      return false;
    }
    String type = types[place(trace, typeEnd)];
    return type != null
        && type.length() == typeEnd
        && trace.startsWith(type)
        && trace.startsWith(MESSAGE, typeEnd)
        && trace.startsWith(message, typeEnd + MESSAGE.length());
  }

  private void rememberType(String clean) {
    int typeEnd = clean.indexOf(MESSAGE);
    if (typeEnd > 0 && Shapes.type(clean, 0, typeEnd)) {
      types[place(clean, typeEnd)] = clean.substring(0, typeEnd);
    }
  }

  private static int place(String trace, int typeEnd) {
    return (31 * typeEnd + trace.charAt(typeEnd / 2)) & (TYPES - 1);
  }

  /** Where the clean frames end; the negative place of their last character if they are not. */
  private int cleanEnd(String trace, byte[] bytes, int from, KeyContext key, Scratch scratch) {
    FrameRuns.Run known = clean.at(bytes, from, trace.length());
    if (known != null) {
      return from + known.text.length;
    }
    int end = TraceLines.framesEnd(trace, from);
    if (end == from) {
      return -from - 1;
    }
    if (!text.isClean(trace.substring(from, end), key, scratch)) {
      return -end;
    }
    clean.add(bytes, from, end, 0);
    return end;
  }
}
