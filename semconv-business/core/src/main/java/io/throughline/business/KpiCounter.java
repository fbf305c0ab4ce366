package io.throughline.business;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * A key figure that is counted. Its exemplars lead to the traces in which it was counted.
 * Thread-safe.
 */
public final class KpiCounter {
  private final Business business;
  private final String name;
  private volatile @Nullable LongCounter counter;

  KpiCounter(Business business, String name) {
    this.business = business;
    this.name = name;
  }

  public void add(long value) {
    add(value, Attributes.empty());
  }

  /**
   * Adds with attributes.
   *
   * @param attributes few and of few values: each combination is a series
   */
  @SuppressWarnings("ConstantValue") // null would end a request in the SDK
  public void add(long value, Attributes attributes) {
    LongCounter known = counter;
    if (known == null) {
      known = business.newCounter(name);
      if (known == null) {
        return;
      }
      counter = known;
    }
    known.add(value, attributes == null ? Attributes.empty() : attributes, Context.current());
  }
}
