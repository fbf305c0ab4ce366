package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import io.opentelemetry.extension.trace.propagation.OtTracePropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.propagation.TracepackGetter;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.aws.HookedMessages.Given;
import io.throughline.propagation.aws.HookedMessages.Sent;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Propagators that write fields of other names, some of them one for each member of baggage and
 * without a limit: a message stays legal, and its trace travels.
 */
class OtherPropagatorsTest {

  @SuppressWarnings("deprecation") // old formats, and still on messages
  static Stream<Arguments> everyWay() {
    return Stream.of(
            B3Propagator.injectingSingleHeader(),
            B3Propagator.injectingMultiHeaders(),
            JaegerPropagator.getInstance(),
            OtTracePropagator.getInstance())
        .flatMap(
            propagator ->
                Stream.of(Service.values())
                    .flatMap(
                        service ->
                            Stream.of(
                                Arguments.of(propagator, service, false),
                                Arguments.of(propagator, service, true))));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void send_baggageBeyondEveryLimit_staysLegalAndCarriesTheTrace(
      TextMapPropagator propagator, Service service, boolean batch) {
    OpenTelemetrySdk openTelemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().build())
            .setPropagators(ContextPropagators.create(propagator))
            .build();
    Span sender = openTelemetry.getTracer("test").spanBuilder("sender").startSpan();
    AwsMessaging messaging =
        AwsMessaging.create(openTelemetry, service, PropagationSettings.fromEnvironment(), false);
    Given given = new Given(Map.of("own", "kept"), Integer.MAX_VALUE);
    Context context = Context.root().with(sender).with(members(400, 5_000));

    List<Sent> sent;
    try (Scope scope = context.makeCurrent()) {
      sent =
          HookedMessages.send(messaging, service, Collections.nCopies(batch ? 5 : 1, given), batch);
    }

    assertThat(sent.stream().mapToLong(m -> 10 + HookedMessages.sizeOf(m.attributes())).sum())
        .isLessThanOrEqualTo(service.maxBytes);
    assertThat(sent)
        .allSatisfy(
            message -> {
              assertThat(message.attributes()).hasSizeLessThanOrEqualTo(10).containsKey("own");
              assertThat(message.attributes().keySet()).allMatch(AttributeRules::isLegalName);
              assertThat(traceId(propagator, message))
                  .endsWith(sender.getSpanContext().getTraceId().substring(16)); // all of OT's
            });
  }

  private static String traceId(TextMapPropagator propagator, Sent message) {
    return Span.fromContext(
            propagator.extract(
                Context.root(),
                message,
                TracepackGetter.of(propagator, HookedMessages.SENT_GETTER)))
        .getSpanContext()
        .getTraceId();
  }

  private static Baggage members(int count, int length) {
    BaggageBuilder baggage = Baggage.builder();
    for (int i = 0; i < count; i++) {
      baggage.put("member/" + i, "v".repeat(length));
    }
    return baggage.build();
  }
}
