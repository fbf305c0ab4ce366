package io.throughline.propagation;

import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields that fit a carrier, and what was left out and why. Immutable. */
public final class FittedFields {

  /** What did not travel. */
  public enum Lost {
    /** Members of others. */
    BAGGAGE,
    TRACESTATE,
    /** The business transaction: whoever receives the message cannot go on with it. */
    BUSINESS,
    /** The trace in other formats beside {@code traceparent}, which travels. */
    FORMAT,
    /** The trace itself; where {@link #xrayHeader} is not null, its ids travel there. */
    TRACE
  }

  /** Which limit left it out. */
  public enum Reason {
    SLOTS,
    BYTES
  }

  private final List<String> names;
  private final List<String> values;
  private final Map<Lost, Reason> lost;
  private final @Nullable String xrayHeader;

  private FittedFields(
      List<String> names,
      List<String> values,
      Map<Lost, Reason> lost,
      @Nullable String xrayHeader) {
    this.names = names;
    this.values = values;
    this.lost = lost;
    this.xrayHeader = xrayHeader;
  }

  static FittedFields of(List<String> names, List<String> values) {
    return new FittedFields(names, values, Map.of(), null);
  }

  static FittedFields of(
      List<String> names,
      List<String> values,
      EnumMap<Lost, Reason> lost,
      @Nullable String xrayHeader) {
    return new FittedFields(names, values, lost, xrayHeader);
  }

  public int size() {
    return names.size();
  }

  public String name(int index) {
    return names.get(index);
  }

  public String value(int index) {
    return values.get(index);
  }

  public <C> void writeTo(@Nullable C carrier, TextMapSetter<C> setter) {
    Objects.requireNonNull(setter, "setter");
    for (int i = 0; i < names.size(); i++) {
      setter.set(carrier, names.get(i), values.get(i));
    }
  }

  /** Empty where everything travels. */
  public Map<Lost, Reason> lost() {
    return lost;
  }

  /**
   * For the carrier's own place for X-Ray's header, where no other field could carry the trace or
   * where a lineage has to travel on; null elsewhere.
   */
  public @Nullable String xrayHeader() {
    return xrayHeader;
  }

  @Override
  public String toString() {
    return "FittedFields{" + names + ", lost " + lost + (xrayHeader == null ? "}" : ", X-Ray}");
  }
}
