package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.throughline.processors.redaction.detect.Findings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One thread's memory for one redaction, used again for the next. */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  final Findings findings = new Findings();
  final Evidence evidence = new Evidence();
  @Nullable AttributeKey<?>[] keys = new AttributeKey<?>[32];
  @Nullable Object[] values = new Object[32];
  int size;
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
    if (values.length > 1024) {
      keys = new AttributeKey<?>[32];
      values = new Object[32];
    } else {
      Arrays.fill(keys, null);
      Arrays.fill(values, null);
    }
    used = false;
  }

  void add(AttributeKey<?> key, Object value) {
    if (size == values.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key;
    values[size++] = value;
  }
}
