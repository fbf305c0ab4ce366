package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row for each thing that a broken or an evil sender may write: its name, the fields, and what
 * is understood. Every row is read through a carrier of text and through one of bytes, must take
 * less than a second whatever its size, and must not make anybody log.
 */
class HostileInputTest {

  /** A thread's own time: a busy machine's clock would count the others' work, too. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Logger OURS = Logger.getLogger("io");
  private static final List<LogRecord> LOGGED = new ArrayList<>();
  private static final Handler LISTENER =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          LOGGED.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  static List<HostileCase> cases() {
    return Stream.of(HostileTraceContexts.all(), HostileBaggages.all(), HostileAwsFields.all())
        .flatMap(List::stream)
        .toList();
  }

  @BeforeEach
  void listen() {
    LOGGED.clear();
    LISTENER.setLevel(Level.ALL);
    OURS.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(LISTENER);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(LISTENER);
    OURS.setLevel(null);
  }

  @Test
  void table_hasAtLeast150NamedCases() {
    assertThat(cases().stream().map(HostileCase::name).distinct()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extract_fromText_understandsNoMoreAndNoLess(HostileCase hostile) {
    check(hostile, MapCarrier.GETTER);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extract_fromBytes_understandsNoMoreAndNoLess(HostileCase hostile) {
    check(hostile, MapCarrier.BYTES);
  }

  private static void check(HostileCase hostile, TextMapGetter<MapCarrier> getter) {
    long start = THREADS.getCurrentThreadCpuTime();
    Context context =
        new ThroughlinePropagator(false, () -> HostileCase.NOW)
            .extract(Context.root(), hostile.carrier(), getter);
    long nanos = THREADS.getCurrentThreadCpuTime() - start;

    SpanContext span = Span.fromContext(context).getSpanContext();
    assertThat(span.isValid() ? span.getTraceId() : HostileCase.NONE).isEqualTo(hostile.trace());
    assertThat(text(span.getTraceState())).isEqualTo(hostile.state());
    if (hostile.baggage().equals(HostileCase.SOME)) {
      assertThat(Baggage.fromContext(context).size()).isGreaterThan(1);
    } else {
      assertThat(text(Baggage.fromContext(context))).isEqualTo(hostile.baggage());
    }
    assertThat(nanos).isLessThan(1_000_000_000L);
    assertThat(LOGGED).isEmpty();

    // What was understood is written again without complaint, and nothing smuggles a line.
    MapCarrier onward = new MapCarrier();
    ThroughlinePropagator.getInstance().inject(context, onward, MapCarrier.SETTER);
    ThroughlineXrayPropagator.getInstance().inject(context, onward, MapCarrier.SETTER);
    assertThat(onward.toString()).doesNotContain("\r", "\n", "\u0000");
  }

  /** Not even at FINE: a message is not worth a line, and a million are an outage. */
  @Test
  void extract_everyCaseAgainAndAgain_logsNothing() {
    for (int i = 0; i < 20; i++) {
      for (HostileCase hostile : cases()) {
        Context context =
            ThroughlinePropagator.getInstance()
                .extract(Context.root(), hostile.carrier(), MapCarrier.BYTES);
        ThroughlinePropagator.getInstance().inject(context, new MapCarrier(), MapCarrier.SETTER);
        ThroughlineXrayPropagator.getInstance()
            .extract(Context.root(), hostile.carrier(), MapCarrier.GETTER);
      }
    }

    assertThat(LOGGED).isEmpty();
  }

  private static String text(TraceState state) {
    List<String> members = new ArrayList<>();
    state.forEach((key, value) -> members.add(key + "=" + value));
    return String.join(",", members);
  }

  private static String text(Baggage baggage) {
    Map<String, String> members = new LinkedHashMap<>();
    baggage.forEach((key, entry) -> members.put(key, key + "=" + entry.getValue()));
    return String.join(",", members.values());
  }

  @Test
  void extract_tenThousandOtherFields_isQuick() {
    MapCarrier carrier = new MapCarrier();
    for (int i = 0; i < 10_000; i++) {
      carrier.with("other" + i, "v");
    }
    carrier.with("traceparent", HostileCase.GOOD);

    HostileCase hostile = new HostileCase("10,000 fields", carrier, HostileCase.TRACE, "", "");
    check(hostile, MapCarrier.GETTER);
    check(hostile, MapCarrier.BYTES);
  }
}
