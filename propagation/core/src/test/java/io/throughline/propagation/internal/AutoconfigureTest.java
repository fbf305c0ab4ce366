package io.throughline.propagation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoconfigureTest {

  @Test
  void propagators_noneNamed_areThroughline() {
    assertThat(propagators(Map.of())).isEqualTo("ThroughlinePropagator");
  }

  @Test
  void propagators_namedByTheUser_areRespected() {
    assertThat(propagators(Map.of("otel.propagators", "tracecontext,baggage")))
        .doesNotContain("Throughline")
        .contains("W3CTraceContextPropagator");
  }

  @Test
  void propagators_bothNames_areFound() {
    assertThat(propagators(Map.of("otel.propagators", "throughline,throughline-xray")))
        .contains("ThroughlinePropagator", "ThroughlineXrayPropagator");
  }

  @Test
  void edge_true_givesTheEdgePropagator() {
    assertThat(propagators(Map.of("throughline.edge", "true"))).contains("edge");
  }

  @Test
  void enabled_false_leavesPlainW3c() {
    assertThat(propagators(Map.of("throughline.enabled", "false")))
        .doesNotContain("Throughline")
        .contains("W3CBaggagePropagator");
  }

  @Test
  void edge_wrongValue_stopsTheStartAndSaysWhatIsAccepted() {
    assertThatThrownBy(() -> propagators(Map.of("throughline.edge", "yes")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("throughline.edge=yes")
        .hasMessageContaining("accepted: true, false");
  }

  @Test
  void maxBytes_wrongValue_stopsTheStartAndSaysWhatIsAccepted() {
    assertThatThrownBy(
            () -> propagators(Map.of("throughline.propagation.max-bytes", "orders=1MiB")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("orders=1MiB")
        .hasMessageContaining("destination=bytes");
  }

  @Test
  void maxBytes_wrongValueBesideOtherPropagators_stopsTheStartAllTheSame() {
    assertThatThrownBy(
            () ->
                propagators(
                    Map.of(
                        "otel.propagators", "tracecontext,baggage",
                        "throughline.propagation.max-bytes", "orders=1MiB")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("orders=1MiB");
  }

  @Test
  void settings_oneWrongWithoutAnSdk_leavesTheOthersInForce() {
    PropagationSettings settings =
        PropagationSettings.lenient(
            Map.of(
                    PropagationSettings.EDGE, "true",
                    PropagationSettings.MAX_BYTES, "orders=1MiB",
                    PropagationSettings.TRACEPACK_ONLY, "orders")
                ::get);

    assertThat(settings.edge()).isTrue();
    assertThat(settings.isTracepackOnly("orders")).isTrue();
    assertThat(settings.maxBytes("orders", 7)).isEqualTo(7);
  }

  @Test
  void settings_destinations_matchByNameOrPrefix() {
    Map<String, String> properties =
        Map.of(
            PropagationSettings.TRACEPACK_ONLY, "orders, audit-*",
            PropagationSettings.MAX_BYTES, "small=1024, big-*=2097152");
    PropagationSettings settings = PropagationSettings.of(properties::get);

    assertThat(settings.isTracepackOnly("orders")).isTrue();
    assertThat(settings.isTracepackOnly("orders2")).isFalse();
    assertThat(settings.isTracepackOnly("audit-eu")).isTrue();
    assertThat(settings.maxBytes("small", 7)).isEqualTo(1024);
    assertThat(settings.maxBytes("big-one", 7)).isEqualTo(2_097_152);
    assertThat(settings.maxBytes("other", 7)).isEqualTo(7);
  }

  @Test
  void settings_limitsSaidInCode_countMoreThanProperties() {
    PropagationSettings properties =
        PropagationSettings.of(Map.of(PropagationSettings.MAX_BYTES, "orders=1024,other=7")::get);
    PropagationSettings settings =
        properties.withMaxBytes("ord*", 2048).withTracepackOnly("orders");

    assertThat(settings.maxBytes("orders", 1)).isEqualTo(2048);
    assertThat(settings.maxBytes("other", 1)).isEqualTo(7);
    assertThat(settings.isTracepackOnly("orders")).isTrue();
    assertThat(properties.maxBytes("orders", 1)).isEqualTo(1024);
    assertThatThrownBy(() -> properties.withMaxBytes("orders", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private static String propagators(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.put("otel.traces.exporter", "none");
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesCustomizer(config -> properties)
        .build()
        .getOpenTelemetrySdk()
        .getPropagators()
        .getTextMapPropagator()
        .toString();
  }
}
