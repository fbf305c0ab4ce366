package io.throughline.cli;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream's lines as bytes, in constant memory: of a line that is too long only the fact remains.
 *
 * <p>Before it waits for more input it has what was written flushed, so that a program at the other
 * end of both pipes may wait for each answer before its next question.
 */
final class ByteLines {
  /**
   * Room for the longest text that redaction reads (262,144 characters), each escaped in six bytes.
   */
  static final int MAX_LINE = 1 << 21;

  private final InputStream in;
  private final Flushable out;
  private final byte[] chunk = new byte[1 << 16];
  private int from;
  private int to;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;
  private long number;

  ByteLines(InputStream in, Flushable out) {
    this.in = in;
    this.out = out;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean begun = false;
    while (from < to || fill()) {
      begun = true;
      int end = from;
      while (end < to && chunk[end] != '\n') {
        end++;
      }
      append(end);
      boolean complete = end < to;
      from = complete ? end + 1 : to;
      if (complete) {
        break;
      }
    }
    number += begun ? 1 : 0;
    return begun;
  }

  private boolean fill() throws IOException {
    out.flush();
    int read = in.read(chunk);
    from = 0;
    to = Math.max(read, 0);
    return read > 0;
  }

  private void append(int end) {
    int more = end - from;
    if (tooLong || length + more > MAX_LINE) {
      tooLong = true;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
    }
    System.arraycopy(chunk, from, line, length, more);
    length += more;
  }

  /** The line's bytes, from 0 to {@link #length}; used again for the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Whether the line was longer than {@link #MAX_LINE}, and its bytes are not all here. */
  boolean tooLong() {
    return tooLong;
  }

  boolean blank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return !tooLong;
  }

  /** Counted from one. */
  long number() {
    return number;
  }
}
