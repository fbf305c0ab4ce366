package io.throughline.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What can be read from the received OTLP alone. {@link #json} is the form in which it is written.
 */
public record Report(
    Orders orders,
    Traces traces,
    List<Leak> leaks,
    Spans spans,
    Transaction transaction,
    Exemplars exemplars,
    Logs logs,
    SortedMap<String, Long> degraded) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * From the business counters.
   *
   * @param lost started − finished; true once the last give-up time has passed
   */
  public record Orders(long placed, long completed, long rejected, long failed, long lost) {}

  /**
   * Of the sampled transactions.
   *
   * @param sampled traces that begin with a root span of the entry service
   * @param complete those with a span of every service that their outcome passes through, all
   *     parents present
   * @param servicesPerOrder mean of distinct services of a completed order's trace, the entry
   *     service not counted
   */
  public record Traces(int sampled, int complete, double servicesPerOrder) {}

  /**
   * A planted secret that was exported.
   *
   * @param secret the kind, never the value
   * @param where the path to the field, as far as the bytes could be understood, and the form it
   *     was found in
   */
  public record Leak(String secret, String signal, String service, String where) {}

  /**
   * Three counts of spans, each from another source.
   *
   * @param ended {@code otel.sdk.span.started − otel.sdk.span.live}
   * @param exported distinct spans received
   * @param countedByMetrics the sum of {@code traces.span.metrics.calls}
   */
  public record Spans(long ended, long exported, long countedByMetrics) {}

  /**
   * End to end, from the durations and outcomes that services recorded.
   *
   * @param p50 seconds of completed ones, interpolated within a histogram bucket; 0 when none
   *     completed
   * @param p99 likewise
   */
  public record Transaction(double p50, double p99, long sloMet, long sloMissed) {}

  /**
   * Whether a figure leads to a trace.
   *
   * @param seen distinct exemplars of all metrics that name a span
   * @param resolved those whose span the desk has
   */
  public record Exemplars(int seen, int resolved) {}

  public record Logs(int total, int withTrace, int withTransaction) {}

  /** A new tree each time; the caller may add to it. */
  public ObjectNode json() {
    return MAPPER.valueToTree(this);
  }

  /** The same as plain maps, lists and numbers. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map() {
    return MAPPER.convertValue(this, Map.class);
  }
}
