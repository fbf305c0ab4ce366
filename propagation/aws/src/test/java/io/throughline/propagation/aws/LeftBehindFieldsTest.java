package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.aws.HookedMessages.Given;
import io.throughline.propagation.aws.HookedMessages.Sent;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that an earlier context left on a message go, also where no new one takes their place. */
class LeftBehindFieldsTest {

  private static final Given STALE =
      new Given(
          Map.of("traceparent", "00-broken", "baggage", "tenant=old", "own", "kept"),
          Integer.MAX_VALUE);

  @ParameterizedTest
  @CsvSource({"SQS,false", "SQS,true", "SNS,false", "SNS,true"})
  void send_nothingToInject_takesThemAway(Service service, boolean batch) {
    assertThat(sent(ThroughlinePropagator.getInstance(), service, batch))
        .allSatisfy(message -> assertThat(message.attributes()).containsOnlyKeys("own"));
  }

  @ParameterizedTest
  @CsvSource({"SQS,false", "SQS,true", "SNS,false", "SNS,true"})
  void send_injectionThrows_takesThemAway(Service service, boolean batch) {
    assertThat(sent(new BrokenPropagator(), service, batch))
        .allSatisfy(message -> assertThat(message.attributes()).containsOnlyKeys("own", "baggage"));
  }

  /** On a client that another traces, and with nothing current. */
  private static List<Sent> sent(TextMapPropagator propagator, Service service, boolean batch) {
    OpenTelemetrySdk openTelemetry =
        OpenTelemetrySdk.builder().setPropagators(ContextPropagators.create(propagator)).build();
    AwsMessaging messaging =
        AwsMessaging.create(openTelemetry, service, PropagationSettings.fromEnvironment(), false);
    return HookedMessages.send(
        messaging, service, batch ? List.of(STALE, STALE) : List.of(STALE), batch);
  }
}
