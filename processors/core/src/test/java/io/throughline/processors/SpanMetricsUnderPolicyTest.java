package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.business.BusinessModel;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicyFile;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.ThroughlineMetricReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dimension's value leaves as the policy says of the key it comes from, whatever its name. */
class SpanMetricsUnderPolicyTest {
  private static final String RULES =
      """
      pseudonym: { enduser.id: enduser.pseudo.id }
      keep: [{ shop.tier: [gold, silver] }]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"prod", "staging"})
  void dimension_renamed_leavesAsUnderItsOwnKey(String base) {
    RedactionPolicy policy = policy(base, RULES);

    // Names under which prod has any name that code spells.
    assertThat(series(policy, "db.namespace=enduser.id", "enduser.id", "alice"))
        .doesNotContain("alice")
        .contains("db.namespace=\"tmp_");
    assertThat(series(policy, "db.namespace=shop.tier", "shop.tier", "alice"))
        .doesNotContain("alice");
    assertThat(series(policy, "db.namespace=shop.tier", "shop.tier", "gold"))
        .contains("db.namespace=\"gold\"");
    assertThat(series(policy, "db.namespace=resource:enduser.id", "x", "y"))
        .doesNotContain("bob")
        .contains("db.namespace=\"tmp_");
  }

  @Test
  void dimension_renamedAndDropped_doesNotClaimItsDefault() {
    RedactionPolicy policy = policy("staging", RULES);

    assertThat(series(policy, "type=shop.tier:none", "shop.tier", "alice")).doesNotContain("none");
    assertThat(series(policy, "type=shop.tier:none", "x", "y")).contains("type=\"none\"");
  }

  @Test
  void dimension_ofTheResource_isNotTakenForOneOfOurOwnAttributes() {
    assertThat(series(RedactionPolicy.metadataOnly(), "resource:carrier", "x", "y"))
        .contains("span.name")
        .doesNotContain("eve");
  }

  @Test
  void dimension_withoutRoom_isNamedUnderProd() {
    assertThat(series(RedactionPolicy.metadataOnly(), "http.route", "http.route", "/a", "/b"))
        .contains("throughline.overflow=\"http.route\"");
  }

  @Test
  void dimension_statusClass_leavesUnderEveryPolicy() {
    for (RedactionPolicy policy :
        List.of(RedactionPolicy.dev(), RedactionPolicy.staging(), RedactionPolicy.metadataOnly())) {
      assertThat(series(policy, "http.response.status_class", "x", "y"))
          .contains("http.response.status_class=\"5xx\"");
    }
  }

  @Test
  void startLine_nameThatThePolicyDrops_saysThatItWantsListing() {
    String[] dimensions = {"tier=http.route", "resource:team", "db.namespace=http.route"};

    assertThat(startLine(RedactionPolicy.metadataOnly(), dimensions))
        .endsWith(
            ", without the dimensions named [tier, team] until the policy keeps these names, too");
    assertThat(startLine(policy("prod", "keep_text: [tier, team]"), dimensions))
        .doesNotContain("without");
    assertThat(startLine(RedactionPolicy.staging(), dimensions)).doesNotContain("without");
    assertThat(startLine(RedactionPolicy.metadataOnly())).doesNotContain("without");
  }

  private static String startLine(RedactionPolicy policy, String... dimensions) {
    BusinessModel model = BusinessModel.empty();
    Redaction redaction =
        Redactions.create(policy, "", KeyRing.random(), List.of(), model, MeterProvider::noop);
    var builder = PartsFactory.spanMetrics(model, redaction);
    return (dimensions.length == 0 ? builder : builder.setDimensions(List.of(dimensions)))
        .build()
        .startLine();
  }

  private static RedactionPolicy policy(String base, String rules) {
    return PolicyFile.parse("version: 1\nextends: " + base + "\n" + rules, "a.yaml");
  }

  /** What leaves for a span with each of these values, where the first alone has room. */
  private static String series(
      RedactionPolicy policy, String dimension, String key, String... values) {
    BusinessModel model = BusinessModel.empty();
    Redaction redaction =
        Redactions.create(policy, "", KeyRing.random(), List.of(), model, MeterProvider::noop);
    SpanMetricsProcessor processor =
        PartsFactory.spanMetrics(model, redaction)
            .setDimensions(List.of(dimension))
            .setBudget(1, 10)
            .build();
    InMemoryMetricReader metrics = InMemoryMetricReader.create();
    SdkMeterProvider.builder()
        .registerMetricReader(ThroughlineMetricReader.wrap(metrics, processor, redaction.metrics()))
        .build();
    Tracer tracer =
        SdkTracerProvider.builder()
            .setResource(Resource.builder().put("enduser.id", "bob").put("carrier", "eve").build())
            .addSpanProcessor(processor)
            .build()
            .get("shop");
    for (String value : values) {
      tracer
          .spanBuilder("check out")
          .setSpanKind(SpanKind.SERVER)
          .setAttribute(key, value)
          .setAttribute("http.response.status_code", 503L)
          .startSpan()
          .end();
    }
    return metrics.collectAllMetrics().toString();
  }
}
