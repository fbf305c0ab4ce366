package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.processors.redaction.detect.Detector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Carries out a {@link RedactionPolicy}. Every method is total: whatever fails, only metadata
 * leaves, the failure is counted, and nothing is thrown. What was redacted once comes back as it
 * is.
 *
 * <p>Thread-safe. Cost: on the exporting thread; a record that needs no change costs one look at
 * each of its values.
 */
public final class Redactor {

  /** What the redactions of the signals share. */
  record Parts(
      RedactionPolicy policy,
      AttributeRedaction attributes,
      OriginRedaction origin,
      TextRedaction text,
      KeyRing keys,
      RedactionMetrics metrics) {}

  private final RedactionPolicy policy;
  private final Pseudonyms pseudonyms;
  private final KeyRing keys;
  private final KeyRules rules;
  private final AttributeRedaction attributes;
  private final OriginRedaction origin;
  private final TextRedaction text;
  private final RedactionMetrics metrics;
  private final SpanRedaction spans;
  private final LogRedaction logs;
  private final MetricRedaction points;

  private Redactor(Builder builder) {
    policy = builder.policy;
    keys = builder.keys;
    pseudonyms = new Pseudonyms(keys);
    metrics = new RedactionMetrics(builder.meterProvider);
    text = new TextRedaction(policy, builder.detectors, new Actions(pseudonyms), metrics);
    Set<String> spanNames = Set.copyOf(builder.spanNames);
    rules = new KeyRules(policy, text, spanNames, false);
    metrics.countKeys(rules);
    attributes = new AttributeRedaction(rules, text, metrics, policy.isClosed());
    origin = new OriginRedaction(policy, attributes, text);
    Parts parts = new Parts(policy, attributes, origin, text, keys, metrics);
    spans = new SpanRedaction(this, parts, spanNames);
    logs = new LogRedaction(this, parts);
    KeyRules ownRules = new KeyRules(policy, text, spanNames, true);
    points =
        new MetricRedaction(
            this, parts, new AttributeRedaction(ownRules, text, metrics, policy.isClosed()));
  }

  /** With a random key: pseudonyms of two processes do not match. */
  public static Redactor create(RedactionPolicy policy) {
    return builder(policy).build();
  }

  public static Builder builder(RedactionPolicy policy) {
    return new Builder(policy);
  }

  public RedactionPolicy policy() {
    return policy;
  }

  /** What may leave of the span. */
  public SpanData redact(SpanData span) {
    if (span instanceof RedactedSpanData redacted && redacted.by() == this) {
      return span;
    }
    metrics.register();
    Scratch scratch = Scratch.take();
    try {
      if (policy.isOff()) {
        return new UnchangedSpanData(span, origin.resource(span.getResource()));
      }
      SpanData redacted = spans.redact(span, scratch);
      return policy.mode == RedactionPolicy.Mode.ENFORCE
          ? redacted
          : new UnchangedSpanData(span, redacted.getResource());
    } catch (Throwable e) {
      metrics.error("span", e);
      return policy.mode == RedactionPolicy.Mode.ENFORCE ? spans.metadata(span) : span;
    } finally {
      scratch.giveBack();
    }
  }

  /** The span's data, taken and redacted; where taking it fails, no more than a name is left. */
  SpanData redactSpan(ReadableSpan span) {
    SpanData raw;
    try {
      raw = requireNonNull(span.toSpanData(), "toSpanData");
    } catch (Throwable e) {
      metrics.error("span", e);
      return spans.metadata(span);
    }
    return redact(raw);
  }

  /** As {@link #redactSpan}. */
  LogRecordData redactLog(ReadWriteLogRecord log) {
    LogRecordData raw;
    try {
      raw = requireNonNull(log.toLogRecordData(), "toLogRecordData");
    } catch (Throwable e) {
      metrics.error("log", e);
      return logs.unreadable();
    }
    return redact(raw);
  }

  /** What may leave of the log record. */
  public LogRecordData redact(LogRecordData log) {
    if (log instanceof RedactedLogRecordData redacted && redacted.by() == this) {
      return log;
    }
    metrics.register();
    Scratch scratch = Scratch.take();
    try {
      if (policy.isOff()) {
        return RedactedLogRecordData.unchanged(this, log, origin.resource(log.getResource()));
      }
      LogRecordData redacted = logs.redact(log, scratch);
      return policy.mode == RedactionPolicy.Mode.ENFORCE
          ? redacted
          : RedactedLogRecordData.unchanged(this, log, redacted.getResource());
    } catch (Throwable e) {
      metrics.error("log", e);
      return policy.mode == RedactionPolicy.Mode.ENFORCE ? logs.metadata(log) : log;
    } finally {
      scratch.giveBack();
    }
  }

  /** What may leave of the metric; points that become equal are merged. */
  public MetricData redact(MetricData metric) {
    if (metric instanceof RedactedMetricData redacted && redacted.by() == this) {
      return metric;
    }
    metrics.register();
    return points.redact(metric);
  }

  /**
   * As {@link #redact(MetricData)} for a whole collection; metrics that become equal are merged.
   */
  public Collection<MetricData> redactMetrics(Collection<MetricData> collected) {
    List<MetricData> redacted = new ArrayList<>(collected.size());
    for (MetricData metric : collected) {
      redacted.add(redact(metric));
    }
    return points.mergeEqual(redacted);
  }

  /** What may leave of a metric point's attributes; empty if that cannot be told. */
  public Attributes redactMetricAttributes(Attributes raw) {
    return policy.mode == RedactionPolicy.Mode.ENFORCE ? points.attributes(raw, false) : raw;
  }

  /** What may leave of a span's or a log record's attributes. */
  public Attributes redactAttributes(Attributes raw) {
    Scratch scratch = Scratch.take();
    try {
      return attributes.redact(raw, scratch);
    } catch (Throwable e) {
      metrics.error("attributes", e);
      return Attributes.empty();
    } finally {
      scratch.giveBack();
    }
  }

  /** The span's name as it would leave. */
  public String redactName(SpanData span) {
    return redact(span).getName();
  }

  /** False if nothing under this key ever leaves. */
  public boolean keepsKey(AttributeKey<?> key) {
    if (policy.mode != RedactionPolicy.Mode.ENFORCE) {
      return true;
    }
    KeyRule rule = rules.of(key.getKey());
    boolean text =
        key.getType() == AttributeType.STRING || key.getType() == AttributeType.STRING_ARRAY;
    return text ? rule.texts != KeyRule.Verdict.DROP : !rule.dropsAll();
  }

  /** A keyed stand-in for a person's identifier, the same wherever the key ring is the same. */
  public String pseudonym(String value) {
    return pseudonyms.token(value);
  }

  /** The key ring that pseudonyms and fingerprints are made with. */
  public KeyRing keys() {
    return keys;
  }

  KeyRule ruleOf(String key) {
    return rules.of(key);
  }

  TextRedaction text() {
    return text;
  }

  AttributeRedaction attributes() {
    return attributes;
  }

  RedactionMetrics metrics() {
    return metrics;
  }

  OriginRedaction origin() {
    return origin;
  }

  /** How often something left as bare metadata, or not at all, because redacting it failed. */
  public long errors() {
    return metrics.errors();
  }

  @Override
  public String toString() {
    return "Redactor{" + policy + ", keys=" + keys + "}";
  }

  /** Single use; not thread-safe. */
  public static final class Builder {
    private final RedactionPolicy policy;
    private KeyRing keys = KeyRing.random();
    private Supplier<MeterProvider> meterProvider = MeterProvider::noop;
    private final Set<String> spanNames = new TreeSet<>();
    private final List<Detector> detectors = new ArrayList<>();

    private Builder(RedactionPolicy policy) {
      this.policy = requireNonNull(policy, "policy");
    }

    public Builder setKeyRing(KeyRing keys) {
      this.keys = requireNonNull(keys, "keys");
      return this;
    }

    /** Where to count; asked at the first record, when the SDK is there. */
    public Builder setMeterProvider(Supplier<MeterProvider> meterProvider) {
      this.meterProvider = requireNonNull(meterProvider, "meterProvider");
      return this;
    }

    /** Span names that leave as they are, such as those of a business model's steps. */
    public Builder addSpanNames(Collection<String> names) {
      spanNames.addAll(names);
      return this;
    }

    /** A detector of one's own, with the action that the policy has for its name, else mask. */
    public Builder addDetector(Detector detector) {
      detectors.add(requireNonNull(detector, "detector"));
      return this;
    }

    public Redactor build() {
      return new Redactor(this);
    }
  }
}
