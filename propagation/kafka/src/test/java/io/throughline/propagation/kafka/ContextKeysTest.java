package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.throughline.propagation.ThroughlinePropagator;
import org.junit.jupiter.api.Test;

class ContextKeysTest {

  private final ContextKeys ours = new ContextKeys(ThroughlinePropagator.getInstance());
  private final ContextKeys b3 = new ContextKeys(B3Propagator.injectingMultiHeaders());

  @Test
  void contain_ourPropagator_isEachKeyThatItReads() {
    assertThat(ours.areAll()).isTrue();
    assertThat(ThroughlinePropagator.getInstance().fields()).allMatch(ours::contain);
    assertThat(ours.contain("X-Amzn-Trace-Id")).isTrue();
    assertThat(ours.contain("origin")).isFalse();
  }

  @Test
  void contain_anotherPropagator_isEachKeyThatItWritesAndPerhapsNotAllItReads() {
    assertThat(b3.areAll()).isFalse();
    assertThat(B3Propagator.injectingMultiHeaders().fields()).allMatch(b3::contain);
    assertThat(b3.contain("traceparent")).isFalse();
  }

  @Test
  void contain_keyThatOnlyLooksLikeOne_isForeign() {
    assertThat(b3.contain("X-B3-spanid")).isFalse();
    assertThat(b3.contain("X-B3-SpanId" + "x".repeat(64))).isFalse();
    assertThat(b3.contain("")).isFalse();
  }

  @Test
  void contain_propagatorThatWritesNothing_isNothing() {
    assertThat(new ContextKeys(TextMapPropagator.noop()).contain("traceparent")).isFalse();
  }
}
