package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;

/** Spans as instrumentation writes them: HTTP both ways, a database, messages. */
final class ShopSpans {
  private final Tracer tracer;
  private final Instant start;

  ShopSpans(Tracer tracer, Instant start) {
    this.tracer = tracer;
    this.start = start;
  }

  void all(int millis) {
    end(server(200), millis);
    Span failed = server(503);
    failed.setAttribute("error.type", "503").setStatus(StatusCode.ERROR);
    end(failed, 4L * millis);
    end(
        span("POST", SpanKind.CLIENT)
            .setAttribute("http.request.method", "POST")
            .setAttribute("server.address", "api.stripe.com")
            .setAttribute("server.port", 443)
            .setAttribute("http.response.status_code", 200)
            .startSpan(),
        millis);
    end(
        span("INSERT orders", SpanKind.CLIENT)
            .setAttribute("db.system.name", "h2database")
            .setAttribute("db.operation.name", "INSERT")
            .setAttribute("db.collection.name", "orders")
            .startSpan(),
        millis);
    end(message("send payments", SpanKind.PRODUCER, "send").startSpan(), millis);
    end(message("process payments", SpanKind.CONSUMER, "process").startSpan(), millis);
    Span broken = message("process payments", SpanKind.CONSUMER, "process").startSpan();
    broken.setAttribute("error.type", "java.io.IOException").setStatus(StatusCode.ERROR);
    end(broken, millis);
  }

  /** A request to a part of the shop in which nothing ever fails. */
  void succeeded(String route, int millis) {
    end(
        span("GET " + route, SpanKind.SERVER)
            .setAttribute("http.request.method", "GET")
            .setAttribute("http.route", route)
            .setAttribute("url.scheme", "http")
            .setAttribute("http.response.status_code", 200)
            .startSpan(),
        millis);
  }

  void named(String name) {
    end(span(name, SpanKind.SERVER).startSpan(), 1);
  }

  private Span server(long status) {
    return span("GET /orders/{id}", SpanKind.SERVER)
        .setAttribute("http.request.method", "GET")
        .setAttribute("http.route", "/orders/{id}")
        .setAttribute("url.scheme", "http")
        .setAttribute("http.response.status_code", status)
        .setAttribute("business.transaction.name", "order")
        .setAttribute("business.transaction.step", "payment")
        .setAttribute("business.transaction.id", "o-1")
        .startSpan();
  }

  private SpanBuilder message(String name, SpanKind kind, String type) {
    return span(name, kind)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.name", type)
        .setAttribute("messaging.operation.type", type)
        .setAttribute("messaging.destination.name", "payments");
  }

  private SpanBuilder span(String name, SpanKind kind) {
    return tracer.spanBuilder(name).setSpanKind(kind).setStartTimestamp(start);
  }

  private void end(Span span, long millis) {
    span.end(start.plus(Duration.ofMillis(millis)));
  }
}
