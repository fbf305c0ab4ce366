package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.throughline.processors.redaction.detect.Findings;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread's memory for one redaction, used again for the next. */
final class Scratch {
  private static final int PAIRS = 32;
  private static final int MAX_KEPT = 1 << 16;
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  final Findings findings = new Findings();
  final Evidence evidence = new Evidence();

  /** What the span's name can be made of. */
  final Map<NamePart, String> nameParts = new EnumMap<>(NamePart.class);

  /** The exception's message, where it leaves as it is. */
  @Nullable String message;

  /** How many attributes are collected. */
  int size;

  /** Whether one of them is not what it was. */
  boolean changed;

  /** Whether two of them may have the same key, since redaction named one anew. */
  boolean renamed;

  private @Nullable Object[] pairs = new Object[2 * PAIRS];
  private int highest;
  private char[] chars = new char[0];
  private byte[] bytes = new byte[4096];
  private StringBuilder trace = new StringBuilder();
  private final CharsetEncoder latin =
      ISO_8859_1.newEncoder().onUnmappableCharacter(CodingErrorAction.REPLACE);
  private boolean used;

  /** The thread's own, or a new one where a detector calls redaction in its turn. */
  static Scratch take() {
    Scratch scratch = OF_THREAD.get();
    if (scratch.used) {
      scratch = new Scratch();
    }
    scratch.used = true;
    scratch.evidence.clear();
    scratch.size = 0;
    return scratch;
  }

  void giveBack() {
    if (pairs.length > MAX_KEPT / 32) {
      pairs = new Object[2 * PAIRS];
    } else {
      Arrays.fill(pairs, 0, 2 * Math.max(highest, size), null);
    }
    highest = 0;
    nameParts.clear();
    message = null;
    if (trace.capacity() > MAX_KEPT) {
      trace = new StringBuilder();
    }
    if (bytes.length > MAX_KEPT) {
      bytes = new byte[4096];
      chars = new char[0];
    }
    used = false;
  }

  void add(AttributeKey<?> key, Object value) {
    int at = 2 * size;
    if (at == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * at);
    }
    pairs[at] = key;
    pairs[at + 1] = value;
    size++;
  }

  /** Forgets what was collected since there were {@code first} attributes. */
  void backTo(int first) {
    highest = Math.max(highest, size);
    size = first;
  }

  /** What was collected since {@code first}, for a record that is exported once. */
  Attributes taken(int first) {
    if (size == first) {
      return Attributes.empty();
    }
    return renamed
        ? sorted(first)
        : new KeptAttributes(Arrays.copyOfRange(pairs, 2 * first, 2 * size));
  }

  /** What was collected since {@code first}, fit to be a map's key. */
  @SuppressWarnings("unchecked") // key and value were put in as a pair
  Attributes sorted(int first) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = first; i < size; i++) {
      AttributeKey<?> key = (AttributeKey<?>) pairs[2 * i];
      Object value = pairs[2 * i + 1];
      if (key != null && value != null) {
        builder.put((AttributeKey<Object>) key, value);
      }
    }
    return builder.build();
  }

  /**
   * The text in ISO 8859-1, from 0 on, until the next call; a question mark stands for what is not
   * in it.
   */
  byte[] latin(String text) {
    int length = text.length();
    byte[] bytes = bytes(length);
    if (length > chars.length) {
      chars = new char[bytes.length];
    }
    text.getChars(0, length, chars, 0);
    latin.reset().encode(CharBuffer.wrap(chars, 0, length), ByteBuffer.wrap(bytes), true);
    return bytes;
  }

  /**
   * As {@link #latin} in half the time, but of a character beyond ISO 8859-1 there is the lower
   * byte: enough for those who let leave what they have compared it with, and not the text.
   */
  @SuppressWarnings("deprecation") // for the loss of the upper bytes
  byte[] lowerBytes(String text) {
    byte[] bytes = bytes(text.length());
    text.getBytes(0, text.length(), bytes, 0);
    return bytes;
  }

  /** For what is kept of one trace; empty. */
  StringBuilder trace() {
    trace.setLength(0);
    return trace;
  }

  private byte[] bytes(int length) {
    if (length > bytes.length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    return bytes;
  }
}
