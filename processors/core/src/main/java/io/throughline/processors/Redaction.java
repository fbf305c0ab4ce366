package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the wiring needs of redaction: what to wrap each pipeline in.
 *
 * @param policyId such as {@code prod@3f2a91}
 * @param choice for the start line: the policy, why it was chosen, and how to choose another
 */
record Redaction(
    String policyId,
    String choice,
    Function<List<SpanProcessor>, SpanProcessor> spans,
    Function<List<LogRecordProcessor>, LogRecordProcessor> logs,
    UnaryOperator<Collection<MetricData>> metrics,
    UnaryOperator<TextMapPropagator> propagator,
    UnaryOperator<Attributes> newSeries,
    Function<SpanData, String> spanName,
    Predicate<AttributeKey<?>> keepsKey,
    UnaryOperator<String> pseudonym) {}
