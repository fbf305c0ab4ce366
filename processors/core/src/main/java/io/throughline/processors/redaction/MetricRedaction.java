package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the metric that may leave. Attributes are remembered, points never: the SDK may use a point
 * again for the next collection.
 */
final class MetricRedaction {
  private static final int MAX_REMEMBERED = 10_000;
  private static final String WITHHELD = "throughline.withheld.";

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final OriginRedaction origin;
  private final TextRedaction text;
  private final KeyRing keys;
  private final RedactionMetrics metrics;
  private final AttributeRedaction own;
  private final Map<Attributes, Attributes> remembered = new ConcurrentHashMap<>();
  private final Map<Attributes, Attributes> rememberedOwn = new ConcurrentHashMap<>();

  /**
   * @param own for the attributes of Throughline's metrics
   */
  MetricRedaction(Redactor redactor, Redactor.Parts parts, AttributeRedaction own) {
    this.own = own;
    this.redactor = redactor;
    policy = parts.policy();
    attributes = parts.attributes();
    origin = parts.origin();
    text = parts.text();
    keys = parts.keys();
    metrics = parts.metrics();
  }

  MetricData redact(MetricData metric) {
    boolean enforced = policy.mode == RedactionPolicy.Mode.ENFORCE;
    try {
      Resource resource = origin.resource(metric.getResource());
      if (!enforced) {
        if (policy.observes()) {
          // Looked at for the count alone.
          data(metric);
        }
        return unchanged(metric, resource);
      }
      InstrumentationScopeInfo scope = origin.scope(metric.getInstrumentationScopeInfo());
      String unit = metric.getUnit();
      return new RedactedMetricData(
          redactor,
          resource,
          scope,
          name(metric.getName()),
          description(metric.getDescription()),
          Shapes.unit(unit) ? unit : "",
          metric.getType(),
          data(metric));
    } catch (Throwable e) {
      metrics.error("metric", e);
      return enforced ? withheld() : metric;
    }
  }

  private MetricData unchanged(MetricData metric, Resource resource) {
    return new RedactedMetricData(
        redactor,
        resource,
        metric.getInstrumentationScopeInfo(),
        metric.getName(),
        metric.getDescription(),
        metric.getUnit(),
        metric.getType(),
        metric.getData());
  }

  /** No points: a figure without its attributes would be wrong. */
  private MetricData withheld() {
    return new RedactedMetricData(
        redactor,
        origin.known(),
        InstrumentationScopeInfo.empty(),
        WITHHELD + "failed",
        "",
        "",
        io.opentelemetry.sdk.metrics.data.MetricDataType.LONG_GAUGE,
        GaugeData.createLongGaugeData(List.of()));
  }

  private String name(String name) {
    Scratch scratch = Scratch.take();
    try {
      boolean allowed = Shapes.name(name) || !policy.isClosed();
      return allowed && text.isClean(name, KeyContext.NONE, scratch)
          ? name
          : WITHHELD + Pseudonyms.letters(keys.hash(0, "metric", name)).substring(0, 8);
    } finally {
      scratch.giveBack();
    }
  }

  /** Free text, and so not of a closed list. */
  private String description(String description) {
    if (description.isEmpty() || policy.isClosed()) {
      return "";
    }
    Scratch scratch = Scratch.take();
    try {
      String kept = text.redact(description, KeyContext.NONE, scratch);
      return kept == null ? "" : kept;
    } finally {
      scratch.giveBack();
    }
  }

  /** Never throws; empty where the attributes cannot be redacted. */
  Attributes attributes(Attributes raw, boolean isOwn) {
    if (raw.isEmpty()) {
      return raw;
    }
    Map<Attributes, Attributes> remembered = isOwn ? rememberedOwn : this.remembered;
    Scratch scratch = Scratch.take();
    try {
      Attributes kept = remembered.get(raw);
      if (kept != null) {
        return kept;
      }
      kept = (isOwn ? own : attributes).redact(raw, scratch);
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(raw, kept);
      return kept;
    } catch (Throwable e) {
      metrics.error("metric", e);
      return Attributes.empty();
    } finally {
      scratch.giveBack();
    }
  }

  private static boolean isOwn(MetricData metric) {
    return ClosedList.OWN_SCOPES.contains(metric.getInstrumentationScopeInfo().getName());
  }

  private Data<?> data(MetricData metric) {
    boolean isOwn = isOwn(metric);
    return switch (metric.getType()) {
      case LONG_GAUGE -> {
        Map<Attributes, LongPointData> points = new LinkedHashMap<>();
        for (LongPointData point : metric.getLongGaugeData().getPoints()) {
          add(points, point(point, isOwn), PointMerge::latest);
        }
        yield GaugeData.createLongGaugeData(List.copyOf(points.values()));
      }
      case DOUBLE_GAUGE -> {
        Map<Attributes, DoublePointData> points = new LinkedHashMap<>();
        for (DoublePointData point : metric.getDoubleGaugeData().getPoints()) {
          add(points, point(point, isOwn), PointMerge::latest);
        }
        yield GaugeData.createDoubleGaugeData(List.copyOf(points.values()));
      }
      case LONG_SUM -> {
        SumData<LongPointData> sum = metric.getLongSumData();
        Map<Attributes, LongPointData> points = new LinkedHashMap<>();
        for (LongPointData point : sum.getPoints()) {
          add(points, point(point, isOwn), PointMerge::sum);
        }
        yield SumData.createLongSumData(
            sum.isMonotonic(), sum.getAggregationTemporality(), List.copyOf(points.values()));
      }
      case DOUBLE_SUM -> {
        SumData<DoublePointData> sum = metric.getDoubleSumData();
        Map<Attributes, DoublePointData> points = new LinkedHashMap<>();
        for (DoublePointData point : sum.getPoints()) {
          add(points, point(point, isOwn), PointMerge::sum);
        }
        yield SumData.createDoubleSumData(
            sum.isMonotonic(), sum.getAggregationTemporality(), List.copyOf(points.values()));
      }
      case HISTOGRAM -> {
        HistogramData histogram = metric.getHistogramData();
        Map<Attributes, HistogramPointData> points = new LinkedHashMap<>();
        for (HistogramPointData point : histogram.getPoints()) {
          add(points, point(point, isOwn), PointMerge::histogram);
        }
        yield HistogramData.create(
            histogram.getAggregationTemporality(), List.copyOf(points.values()));
      }
      case EXPONENTIAL_HISTOGRAM -> {
        ExponentialHistogramData histogram = metric.getExponentialHistogramData();
        Map<Attributes, ExponentialHistogramPointData> points = new LinkedHashMap<>();
        for (ExponentialHistogramPointData point : histogram.getPoints()) {
          add(points, point(point, isOwn), ExponentialMerge::merge);
        }
        yield ExponentialHistogramData.create(
            histogram.getAggregationTemporality(), List.copyOf(points.values()));
      }
      case SUMMARY -> {
        Map<Attributes, SummaryPointData> points = new LinkedHashMap<>();
        for (SummaryPointData point : metric.getSummaryData().getPoints()) {
          SummaryPointData kept =
              SummaryPointData.create(
                  point.getStartEpochNanos(),
                  point.getEpochNanos(),
                  attributes(point.getAttributes(), isOwn),
                  point.getCount(),
                  point.getSum(),
                  point.getValues());
          add(points, kept, PointMerge::summary);
        }
        yield SummaryData.create(List.copyOf(points.values()));
      }
    };
  }

  private static <T extends PointData> void add(
      Map<Attributes, T> points, T point, java.util.function.BinaryOperator<T> merge) {
    points.merge(point.getAttributes(), point, merge);
  }

  private LongPointData point(LongPointData point, boolean isOwn) {
    return new Points.LongPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getValue(),
        longExemplars(point.getExemplars(), isOwn));
  }

  private DoublePointData point(DoublePointData point, boolean isOwn) {
    return new Points.DoublePoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getValue(),
        exemplars(point.getExemplars(), isOwn));
  }

  private HistogramPointData point(HistogramPointData point, boolean isOwn) {
    return new Points.HistogramPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getSum(),
        point.getCount(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        point.getBoundaries(),
        List.copyOf(point.getCounts()),
        exemplars(point.getExemplars(), isOwn));
  }

  private ExponentialHistogramPointData point(ExponentialHistogramPointData point, boolean isOwn) {
    return new Points.ExponentialPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getScale(),
        point.getSum(),
        point.getCount(),
        point.getZeroCount(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        point.getPositiveBuckets(),
        point.getNegativeBuckets(),
        exemplars(point.getExemplars(), isOwn));
  }

  private List<DoubleExemplarData> exemplars(List<DoubleExemplarData> exemplars, boolean isOwn) {
    if (exemplars.isEmpty()) {
      return List.of();
    }
    List<DoubleExemplarData> kept = new ArrayList<>(exemplars.size());
    for (DoubleExemplarData exemplar : exemplars) {
      kept.add(
          DoubleExemplarData.create(
              attributes(exemplar.getFilteredAttributes(), isOwn),
              exemplar.getEpochNanos(),
              origin.context(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  private List<LongExemplarData> longExemplars(List<LongExemplarData> exemplars, boolean isOwn) {
    if (exemplars.isEmpty()) {
      return List.of();
    }
    List<LongExemplarData> kept = new ArrayList<>(exemplars.size());
    for (LongExemplarData exemplar : exemplars) {
      kept.add(
          LongExemplarData.create(
              attributes(exemplar.getFilteredAttributes(), isOwn),
              exemplar.getEpochNanos(),
              origin.context(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  /** Two metrics that say the same of where they come from become one. */
  Collection<MetricData> mergeEqual(List<MetricData> redacted) {
    if (policy.mode != RedactionPolicy.Mode.ENFORCE) {
      return redacted;
    }
    try {
      Map<Object, MetricData> merged = new LinkedHashMap<>();
      for (MetricData metric : redacted) {
        merged.merge(MetricIdentity.of(metric), metric, this::merge);
      }
      return List.copyOf(merged.values());
    } catch (Throwable e) {
      metrics.error("metric", e);
      return redacted;
    }
  }

  private MetricData merge(MetricData one, MetricData other) {
    RedactedMetricData first = (RedactedMetricData) one;
    MetricData joined = first.with(MetricIdentity.joined(one, other));
    return first.with(data(joined));
  }
}
