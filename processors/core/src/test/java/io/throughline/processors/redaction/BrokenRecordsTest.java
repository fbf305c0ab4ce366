package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A record each of whose fields is null or throws in its turn: what can be read still leaves. */
class BrokenRecordsTest {
  private static final String SECRET = "hunter2-geheim";

  private enum Fault {
    NULL,
    THROWS
  }

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build()
          .get("io.acme");
  private final Logger logger =
      SdkLoggerProvider.builder()
          .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
          .build()
          .get("io.acme");
  private Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());

  @Test
  void span_withAnyFieldNullOrThrowing_leavesAsMetadata() {
    Span made = tracer.spanBuilder(SECRET).setAttribute("note", SECRET).startSpan();
    made.addEvent(SECRET);
    made.setStatus(StatusCode.ERROR, SECRET);
    made.end();
    SpanData whole = spans.getFinishedSpanItems().get(0);

    for (Fault fault : List.of(Fault.NULL, Fault.THROWS)) {
      for (Method field : fields(SpanData.class)) {
        SpanData left = redactor.redact(broken(SpanData.class, whole, field, fault));

        assertThat(left.toString()).as(field + " " + fault).doesNotContain(SECRET);
        for (Method read : fields(SpanData.class)) {
          assertThatCode(() -> read.invoke(left))
              .as(field + " " + fault)
              .doesNotThrowAnyException();
          assertThat(invoke(read, left))
              .as(field.getName() + " " + fault + ": " + read)
              .isNotNull();
        }
        if (!field.getName().equals("getSpanContext")) {
          assertThat(left.getTraceId()).isEqualTo(whole.getTraceId());
        }
      }
    }
    assertThat(redactor.errors()).isPositive();
  }

  @Test
  void log_withAnyFieldNullOrThrowing_leavesAsMetadata() {
    logger.logRecordBuilder().setBody(SECRET).setEventName("x").emit();
    LogRecordData whole = logs.getFinishedLogRecordItems().get(0);

    for (Fault fault : List.of(Fault.NULL, Fault.THROWS)) {
      for (Method field : fields(LogRecordData.class)) {
        LogRecordData left = redactor.redact(broken(LogRecordData.class, whole, field, fault));

        assertThat(left.toString()).as(field + " " + fault).doesNotContain(SECRET);
        for (Method read : fields(LogRecordData.class)) {
          assertThatCode(() -> read.invoke(left))
              .as(field + " " + fault)
              .doesNotThrowAnyException();
        }
        assertThat(left.getAttributes()).isNotNull();
        assertThat(left.getSpanContext()).isNotNull();
        assertThat(left.getResource()).isNotNull();
        assertThat(left.getSeverity()).isNotNull();
      }
    }
  }

  @Test
  void metric_withAnyFieldNullOrThrowing_leavesWithoutPoints() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    SdkMeterProvider.builder()
        .registerMetricReader(reader)
        .build()
        .get("io.acme")
        .counterBuilder("orders")
        .build()
        .add(1, Attributes.of(AttributeKey.stringKey("note"), SECRET));
    MetricData whole = reader.collectAllMetrics().iterator().next();

    for (Fault fault : List.of(Fault.NULL, Fault.THROWS)) {
      for (Method field : fields(MetricData.class)) {
        MetricData broken = broken(MetricData.class, whole, field, fault);
        // Twice, so that what became equal is merged.
        assertThat(redactor.redactMetrics(List.of(broken, whole, broken)))
            .as(field + " " + fault)
            .isNotEmpty()
            .allSatisfy(left -> assertThat(left.toString()).doesNotContain(SECRET));
      }
    }
    assertThat(redactor.redactMetrics(Collections.singletonList(null))).hasSize(1);
  }

  @Test
  void null_whereNoneShouldBe_inListsAndArrays_costsThatRecordAlone() {
    SpanData whole = span(SECRET);
    List<UnaryOperator<SpanData>> nulls =
        List.of(
            span -> with(span, "getEvents", Collections.<EventData>singletonList(null)),
            span -> with(span, "getLinks", Collections.<LinkData>singletonList(null)),
            span ->
                with(
                    span,
                    "getAttributes",
                    Attributes.of(
                        AttributeKey.stringArrayKey("http.route"), Arrays.asList(SECRET, null))));
    for (RedactionPolicy policy :
        List.of(RedactionPolicy.staging(), RedactionPolicy.metadataOnly())) {
      redactor = Redactor.create(policy);
      for (UnaryOperator<SpanData> change : nulls) {
        SpanData left = redactor.redact(change.apply(whole));
        assertThat(left.getTraceId()).isEqualTo(whole.getTraceId());
        assertThat(redactor.redact(whole).getName()).isNotEmpty();
      }
    }
    assertThat(redactor.redact((SpanData) null)).isNotNull();
    assertThat(redactor.redact((LogRecordData) null)).isNotNull();
  }

  private SpanData span(String note) {
    spans.reset();
    tracer.spanBuilder("x").startSpan().setAttribute("note", note).end();
    return spans.getFinishedSpanItems().get(0);
  }

  private static List<Method> fields(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getReturnType().isPrimitive())
        .filter(
            method ->
                type != MetricData.class
                    || !method.getName().matches("get.*(Gauge|Sum|Summary|Histogram)Data"))
        .toList();
  }

  private static Object invoke(Method method, Object on) {
    try {
      return method.invoke(on);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method + " of " + on.getClass(), e);
    }
  }

  private static <T> T broken(Class<T> type, T whole, Method field, Fault fault) {
    return proxy(
        type,
        whole,
        field.getName(),
        () -> {
          if (fault == Fault.THROWS) {
            throw new IllegalStateException(SECRET);
          }
          return null;
        });
  }

  private static SpanData with(SpanData whole, String field, Object value) {
    return proxy(SpanData.class, whole, field, () -> value);
  }

  private static <T> T proxy(
      Class<T> type, T whole, String field, java.util.function.Supplier<Object> value) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              if (method.getName().equals(field)) {
                return value.get();
              }
              try {
                return method.invoke(whole, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
