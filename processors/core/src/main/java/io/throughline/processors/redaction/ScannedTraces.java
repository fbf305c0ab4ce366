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
 */
final class ScannedTraces {
  private static final String FRAME = "\n\tat ";

  private final TextRedaction text;
  private final FrameRuns clean = new FrameRuns();

  ScannedTraces(TextRedaction text) {
    this.text = text;
  }

  /** The trace itself if nothing was found, null if it has to go, else what may leave of it. */
  @Nullable String redact(String trace, KeyContext key, Scratch scratch) {
    int length = trace.length();
    if (length > TextRedaction.MAX_TEXT || text.readsOverLines()) {
      return text.redact(trace, key, scratch);
    }
    char[] chars = scratch.chars(trace);
    StringBuilder kept = null;
    int copied = 0;
    int part = 0;
    int from = 0;
    while (part < length) {
      int frames = trace.indexOf(FRAME, from) + 1;
      int end = frames == 0 ? length : cleanEnd(trace, chars, frames, key, scratch);
      if (end < 0) {
        // Frames that are not, or not clean, belong to the text around them.
        from = -end - 1;
        continue;
      }
      int partEnd = frames == 0 ? length : frames;
      String message = trace.substring(part, partEnd);
      String left = text.redact(message, key, scratch);
      if (left == null) {
        return null;
      }
      if (!left.equals(message)) {
        kept = kept == null ? new StringBuilder(length + 64) : kept;
        kept.append(trace, copied, part).append(left);
        copied = partEnd;
      }
      part = end;
      from = end - 1;
    }
    return kept == null ? trace : kept.append(trace, copied, length).toString();
  }

  /** Where the clean frames end; the negative place of their last character if they are not. */
  private int cleanEnd(String trace, char[] chars, int from, KeyContext key, Scratch scratch) {
    FrameRuns.Run known = clean.at(chars, from, trace.length());
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
    clean.add(chars, from, end, 0);
    return end;
  }
}
