package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.DetectorListener;
import io.throughline.processors.redaction.detect.StepBudgetExceededException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts what redaction did and where it failed. Counting is an addition; the instruments observe
 * the sums when a reader collects.
 */
final class RedactionMetrics implements DetectorListener {
  private static final Logger LOGGER = Logger.getLogger(Redactor.class.getName());
  private static final String SCOPE = "io.throughline.processors.redaction";
  private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("cause");
  private static final AttributeKey<String> SIGNAL = AttributeKey.stringKey("signal");
  private static final AttributeKey<String> DETECTOR = AttributeKey.stringKey("detector");
  private static final AttributeKey<String> KEY = AttributeKey.stringKey("key");
  private static final int MAX_CAUSES = 200;

  private record Cause(String signal, String name) {}

  private final Map<Cause, LongAdder> errors = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> findings = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> switchedOff = new ConcurrentHashMap<>();
  private final Supplier<MeterProvider> provider;
  private final AtomicBoolean registered = new AtomicBoolean();
  private volatile DroppedKeys dropped = consumer -> {};

  /** Tells each dropped key and how often. */
  interface DroppedKeys {
    void forEach(BiConsumer<String, LongAdder> consumer);
  }

  RedactionMetrics(Supplier<MeterProvider> provider) {
    this.provider = provider;
  }

  void countKeys(DroppedKeys dropped) {
    this.dropped = dropped;
  }

  /** Makes the instruments once the meter provider exists. Never throws. */
  void register() {
    if (registered.get() || !registered.compareAndSet(false, true)) {
      return;
    }
    try {
      Meter meter = provider.get().meterBuilder(SCOPE).build();
      meter
          .counterBuilder("throughline.redaction.errors")
          .setUnit("{error}")
          .buildWithCallback(this::observeErrors);
      meter
          .counterBuilder("throughline.redaction.findings")
          .setUnit("{finding}")
          .buildWithCallback(result -> observe(result, findings, DETECTOR));
      meter
          .counterBuilder("throughline.redaction.detectors_off")
          .setUnit("{detector}")
          .buildWithCallback(result -> observe(result, switchedOff, DETECTOR));
      meter
          .counterBuilder("throughline.redaction.dropped")
          .setUnit("{attribute}")
          .buildWithCallback(
              result ->
                  dropped.forEach(
                      (key, count) -> {
                        if (count.sum() > 0) {
                          result.record(count.sum(), Attributes.of(KEY, key));
                        }
                      }));
    } catch (Throwable e) {
      log("Redaction is not counted: {0}", e.getClass().getName());
    }
  }

  private void observeErrors(ObservableLongMeasurement result) {
    errors.forEach(
        (cause, count) ->
            result.record(count.sum(), Attributes.of(SIGNAL, cause.signal, CAUSE, cause.name)));
  }

  private static void observe(
      ObservableLongMeasurement result, Map<String, LongAdder> counts, AttributeKey<String> key) {
    counts.forEach((name, count) -> result.record(count.sum(), Attributes.of(key, name)));
  }

  /** Something threw; only the kind of the failure is counted, its message may quote the value. */
  void error(String signal, Throwable cause) {
    error(signal, cause.getClass().getSimpleName());
  }

  void error(String signal, String cause) {
    Cause key = new Cause(signal, cause);
    LongAdder count = errors.get(key);
    if (count == null) {
      if (errors.size() >= MAX_CAUSES) {
        key = new Cause(signal, "other");
      }
      LongAdder first = new LongAdder();
      LongAdder known = errors.putIfAbsent(key, first);
      count = known != null ? known : first;
      if (known == null) {
        log("A failure, counted from now on ({0}: {1})", signal, cause);
      }
    }
    count.increment();
  }

  /** The application's log handlers may throw, too, and this may be the exporter's thread. */
  private static void log(String message, Object... parameters) {
    try {
      LOGGER.log(Level.FINE, message, parameters);
    } catch (Throwable e) {
      // Whatever was to be said is counted as well.
    }
  }

  void found(String detector) {
    LongAdder count = findings.get(detector);
    if (count == null) {
      count = findings.computeIfAbsent(detector, unused -> new LongAdder());
    }
    count.increment();
  }

  @Override
  public void failed(Detector detector, Throwable cause, boolean off) {
    error(
        "detector",
        cause instanceof StepBudgetExceededException
            ? "StepBudgetExceeded"
            : cause.getClass().getSimpleName());
    if (off) {
      switchedOff.computeIfAbsent(detector.name(), unused -> new LongAdder()).increment();
    }
  }

  long errors() {
    return errors.values().stream().mapToLong(LongAdder::sum).sum();
  }
}
