package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is promised of an autoconfigured SDK holds for one that is built in code, too. */
class BuiltInCodeTest extends LeakyService {
  @Test
  void programmatic_installedLast_coversWhatWasAddedBefore() {
    var tracers = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans));
    var meters = SdkMeterProvider.builder().registerMetricReader(metrics);
    var loggers =
        SdkLoggerProvider.builder().addLogRecordProcessor(SimpleLogRecordProcessor.create(logs));
    Throughline throughline = Throughline.builder().build();
    throughline.installOn(tracers, meters, loggers);
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(tracers.build())
            .setMeterProvider(meters.build())
            .setLoggerProvider(loggers.build())
            .setPropagators(
                throughline.wrap(ContextPropagators.create(W3CBaggagePropagator.getInstance())))
            .build();

    leak();

    Map<String, String> carrier = new HashMap<>();
    sdk.getPropagators()
        .getTextMapPropagator()
        .inject(
            Context.root().with(Baggage.builder().put("customer.email", SECRET).build()),
            carrier,
            Map::put);
    assertThat(carrier).isEmpty();
    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(SECRET);
    assertThat(logs.getFinishedLogRecordItems().toString()).doesNotContain(SECRET);
    assertThat(metrics.collectAllMetrics().toString())
        .contains("traces.span.metrics.calls")
        .doesNotContain(SECRET);
    assertThat(
            spans
                .getFinishedSpanItems()
                .get(0)
                .getResource()
                .getAttribute(AttributeKey.stringKey("service.instance.id")))
        .isNotNull();
  }
}
