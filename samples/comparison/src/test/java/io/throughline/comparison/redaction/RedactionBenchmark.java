package io.throughline.comparison.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@link TypicalSpans}, another one at each call. Floors: one rebuild of the span's own 15
 * attributes by the API's builder, from the SDK's map as an exporter gets it and in sorted order,
 * which is the least the builder takes. The compiler is done with {@code staging} after eight
 * seconds, hence the long warm-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class RedactionBenchmark {
  private static final int SPANS = 512;

  private final Redactor prod = Redactor.create(RedactionPolicy.metadataOnly());
  private final Redactor staging = Redactor.create(RedactionPolicy.staging());
  private final SpanData[] withTrace =
      TypicalSpans.ended(SPANS, true).stream()
          .map(ReadableSpan::toSpanData)
          .toArray(SpanData[]::new);
  private final SpanData[] withoutTrace =
      TypicalSpans.ended(SPANS, false).stream()
          .map(ReadableSpan::toSpanData)
          .toArray(SpanData[]::new);
  private final Attributes[] sorted =
      List.of(withTrace).stream()
          .map(span -> span.getAttributes().toBuilder().build())
          .toArray(Attributes[]::new);
  private final SpanData dirty = TypicalSpans.dirty().toSpanData();
  private final List<char[]> masked = maskedTexts();
  private int next;

  private int next() {
    next = (next + 1) % SPANS;
    return next;
  }

  @Benchmark
  public Attributes floorOneRebuild() {
    return rebuild(withTrace[next()].getAttributes());
  }

  @Benchmark
  public Attributes floorOneRebuildInOrder() {
    return rebuild(sorted[next()]);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // copies pairs that belong together
  private static Attributes rebuild(Attributes attributes) {
    AttributesBuilder builder = Attributes.builder();
    attributes.forEach((key, value) -> builder.put((AttributeKey) key, value));
    return builder.build();
  }

  @Benchmark
  public SpanData prod() {
    return prod.redact(withTrace[next()]);
  }

  @Benchmark
  public SpanData prodWithoutStackTrace() {
    return prod.redact(withoutTrace[next()]);
  }

  @Benchmark
  public SpanData staging() {
    return staging.redact(withTrace[next()]);
  }

  @Benchmark
  public SpanData stagingWithoutStackTrace() {
    return staging.redact(withoutTrace[next()]);
  }

  /** Five things to mask, in as many of its twenty texts. */
  @Benchmark
  public SpanData stagingDirtySpan() {
    return staging.redact(dirty);
  }

  /** Its attributes and those of its events, and each masked text copied once. */
  @Benchmark
  public void floorOneRebuildOfDirtySpan(Blackhole kept) {
    kept.consume(rebuild(dirty.getAttributes()));
    dirty.getEvents().forEach(event -> kept.consume(rebuild(event.getAttributes())));
    for (char[] text : masked) {
      kept.consume(new String(text));
    }
  }

  private List<char[]> maskedTexts() {
    SpanData redacted = staging.redact(dirty);
    List<char[]> texts = new ArrayList<>();
    addMasked(dirty.getAttributes(), redacted.getAttributes(), texts);
    for (int i = 0; i < dirty.getTotalRecordedEvents(); i++) {
      addMasked(
          dirty.getEvents().get(i).getAttributes(),
          redacted.getEvents().get(i).getAttributes(),
          texts);
    }
    return texts;
  }

  private static void addMasked(Attributes raw, Attributes redacted, List<char[]> texts) {
    raw.forEach(
        (key, value) -> {
          Object left = redacted.get(key);
          if (left instanceof String text && !text.equals(value)) {
            texts.add(text.toCharArray());
          }
        });
  }
}
