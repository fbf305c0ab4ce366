package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many values each dimension may have at once. Values are counted as they leave, redacted; a
 * value is freed with the last series that holds it.
 *
 * <p>Concurrency: {@link #fit} may be asked without a lock and then errs at most for a value that
 * is being admitted at the moment; {@link #admit} and {@link #release} need the store's creation
 * lock.
 */
final class DimensionBudget {
  /** Longer text is cut in a series; a span name of a megabyte is an accident or an attack. */
  static final int MAX_TEXT = 255;

  private final int valuesPerDimension;
  private final Map<String, Map<Object, Integer>> admitted = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> overflows = new ConcurrentHashMap<>();

  DimensionBudget(int valuesPerDimension) {
    this.valuesPerDimension = valuesPerDimension;
  }

  /** The attributes, with what no longer fits replaced and named; the same object if all fits. */
  Attributes fit(Attributes attributes) {
    StringBuilder over = null;
    AttributesBuilder fitted = null;
    for (Map.Entry<AttributeKey<?>, Object> entry : attributes.asMap().entrySet()) {
      String key = entry.getKey().getKey();
      if (InstrumentGroup.isBounded(key)) {
        continue;
      }
      Object value = entry.getValue();
      if (value instanceof String text && text.length() > MAX_TEXT) {
        value = text.substring(0, MAX_TEXT);
        fitted = fitted == null ? attributes.toBuilder() : fitted;
        fitted.put(key, (String) value);
      }
      if (!fits(key, value)) {
        fitted = fitted == null ? attributes.toBuilder() : fitted;
        fitted.remove(entry.getKey());
        fitted.put(key, InstrumentGroup.OVERFLOW_VALUE);
        over = over == null ? new StringBuilder() : over.append(',');
        over.append(key);
      }
    }
    if (fitted == null) {
      return attributes;
    }
    return over == null
        ? fitted.build()
        : fitted.put(InstrumentGroup.OVERFLOW, over.toString()).build();
  }

  private boolean fits(String key, Object value) {
    Map<Object, Integer> values = admitted.get(key);
    return values == null || values.containsKey(value) || values.size() < valuesPerDimension;
  }

  void admit(Attributes attributes) {
    attributes.forEach(
        (key, value) -> {
          if (isCounted(key, value)) {
            admitted
                .computeIfAbsent(key.getKey(), name -> new ConcurrentHashMap<>())
                .merge(value, 1, Integer::sum);
          }
        });
  }

  void release(Attributes attributes) {
    attributes.forEach(
        (key, value) -> {
          Map<Object, Integer> values = admitted.get(key.getKey());
          if (values != null && isCounted(key, value)) {
            values.computeIfPresent(value, (held, count) -> count == 1 ? null : count - 1);
          }
        });
  }

  private static boolean isCounted(AttributeKey<?> key, Object value) {
    return !InstrumentGroup.isBounded(key.getKey())
        && !value.equals(InstrumentGroup.OVERFLOW_VALUE);
  }

  /** Spans counted under a series that lacks this dimension's value. */
  LongAdder overflowOf(String dimension) {
    return overflows.computeIfAbsent(dimension, name -> new LongAdder());
  }

  Map<String, LongAdder> overflows() {
    return overflows;
  }
}
