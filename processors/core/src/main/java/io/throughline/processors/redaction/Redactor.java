package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Applies a {@link RedactionPolicy} to ended telemetry. Thread-safe.
 *
 * <p>Total: never throws, not even for data that breaks its own contract. Whatever goes wrong, only
 * ids, times, kind and status code leave, and the error is counted. Idempotent: what it returned is
 * returned as it is.
 */
public final class Redactor {

  private static final Logger logger = Logger.getLogger(Redactor.class.getName());
  private static final Attributes FAILED = Attributes.of(SpanRedaction.EVIDENCE, "failed:1");

  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final ResourceRedaction resources;
  private final SpanRedaction spans;
  private final LogRedaction logs;
  private final MetricRedaction metrics;
  private final LongAdder errors = new LongAdder();

  private Redactor(RedactionPolicy policy) {
    this.policy = policy;
    this.attributes = new AttributeRedaction(policy);
    this.resources = new ResourceRedaction(policy, attributes);
    this.spans = new SpanRedaction(policy, attributes, resources);
    this.logs = new LogRedaction(attributes, resources);
    this.metrics = new MetricRedaction(attributes, resources);
  }

  public static Redactor create(RedactionPolicy policy) {
    return new Redactor(policy);
  }

  public RedactionPolicy policy() {
    return policy;
  }

  /** Cost: about one rebuild of the span's attributes. */
  public SpanData redact(SpanData span) {
    if (span instanceof RedactedSpanData) {
      return span;
    }
    try {
      return spans.redact(span);
    } catch (Throwable t) {
      failed(t);
      return new RedactedSpanData(
          span,
          "redaction failed",
          FAILED,
          List.of(),
          List.of(),
          StatusData.create(span.getStatus().getStatusCode(), ""),
          InstrumentationScopeInfo.empty(),
          resourceOnFailure());
    }
  }

  public LogRecordData redact(LogRecordData log) {
    if (log instanceof RedactedLogRecordData) {
      return log;
    }
    try {
      return logs.redact(log);
    } catch (Throwable t) {
      failed(t);
      return new RedactedLogRecordData(
          log, resourceOnFailure(), InstrumentationScopeInfo.empty(), null, FAILED, null);
    }
  }

  /**
   * A metric whose redaction fails does not leave at all: its figures cannot be told from the
   * attributes they stand under.
   */
  public Collection<MetricData> redactMetrics(Collection<MetricData> collected) {
    List<MetricData> kept = new ArrayList<>(collected.size());
    for (MetricData metric : collected) {
      if (metric instanceof RedactedMetricData) {
        kept.add(metric);
        continue;
      }
      try {
        MetricData redacted = metrics.redact(metric);
        if (redacted != null) {
          kept.add(redacted);
        }
      } catch (Throwable t) {
        failed(t);
      }
    }
    return kept;
  }

  /** For the attributes of a metric's series; carries no evidence, which would split the series. */
  public Attributes redactMetricAttributes(Attributes raw) {
    try {
      return attributes.redact(raw, new Tally());
    } catch (Throwable t) {
      failed(t);
      return Attributes.empty();
    }
  }

  /** Whether any value under this key could leave. */
  public boolean keepsKey(AttributeKey<?> key) {
    return policy.check(key.getKey()) != null;
  }

  /** How many spans and log records left as bare metadata because redacting them failed. */
  public long errors() {
    return errors.sum();
  }

  private Resource resourceOnFailure() {
    return Resource.create(Attributes.of(ResourceRedaction.POLICY, policy.id()));
  }

  private void failed(Throwable t) {
    errors.increment();
    if (errors.sum() == 1) {
      // The exception may quote the value, so only its type is logged.
      logger.log(Level.FINE, "Redaction failed; only metadata leaves: {0}", t.getClass().getName());
    }
  }
}
