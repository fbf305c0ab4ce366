package io.throughline.comparison.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans as a service ends them: 15 attributes, of which some are another for each order, and two
 * events; one of them may be an exception with a stack trace of 3 KB, whose message is another for
 * each order, too.
 */
final class TypicalSpans {
  private static final String FRAMES = frames();

  /** For the first fifteen of the texts. */
  private static final String[] DIRTY_KEYS = {
    "http.request.method",
    "url.scheme",
    "http.route",
    "url.full",
    "server.address",
    "http.response.status_text",
    "user_agent.original",
    "service.part",
    "db.query.text",
    "db.system.name",
    "request.id",
    "k8s.pod.name",
    "cloud.region",
    "payment.outcome",
    "messaging.client.id"
  };

  private TypicalSpans() {}

  /** Ended spans of the real SDK. */
  static List<ReadableSpan> ended(int count, boolean withTrace) {
    List<ReadableSpan> ended = new ArrayList<>();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new Ended(ended::add)).build()) {
      Tracer tracer = provider.get("com.acme.orders");
      for (int i = 0; i < count; i++) {
        end(tracer, 10_000 + i, withTrace);
      }
    }
    return ended;
  }

  /** One of which most texts are {@link SpanTexts#dirty}. */
  static ReadableSpan dirty() {
    List<String> texts = SpanTexts.dirty();
    List<ReadableSpan> ended = new ArrayList<>();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new Ended(ended::add)).build()) {
      Span span = provider.get("com.acme.orders").spanBuilder("POST").setNoParent().startSpan();
      for (int i = 0; i < DIRTY_KEYS.length; i++) {
        span.setAttribute(DIRTY_KEYS[i], texts.get(i));
      }
      int rest = DIRTY_KEYS.length;
      span.addEvent(texts.get(rest));
      span.addEvent(
          texts.get(rest + 1),
          Attributes.builder()
              .put("exception.type", texts.get(rest + 2))
              .put("exception.message", texts.get(rest + 3))
              .put("exception.stacktrace", texts.get(rest + 4))
              .build());
      span.end();
    }
    return ended.get(0);
  }

  static void end(Tracer tracer, int order, boolean withTrace) {
    Span span =
        tracer
            .spanBuilder("POST /orders/{id}")
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    span.setAttribute("http.request.method", "POST")
        .setAttribute("http.route", "/orders/{id}")
        .setAttribute("http.response.status_code", 500)
        .setAttribute("url.scheme", "https")
        .setAttribute("url.path", "/orders/" + order)
        .setAttribute("server.address", "shop.example.com")
        .setAttribute("server.port", 8443)
        .setAttribute("network.protocol.version", "1.1")
        .setAttribute("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64)")
        .setAttribute("client.address", "10.1.2." + order % 250)
        .setAttribute("business.transaction.name", "order")
        .setAttribute("business.transaction.id", "order-" + order)
        .setAttribute("business.transaction.step", "payment")
        .setAttribute("thread.id", 31)
        .setAttribute("thread.name", "worker-" + order % 8);
    span.addEvent("message", Attributes.builder().put("rpc.message.id", 1).build());
    String type = "java.lang.IllegalStateException";
    String message = "no stock for order " + order;
    var exception =
        Attributes.builder().put("exception.type", type).put("exception.message", message);
    if (withTrace) {
      exception.put("exception.stacktrace", type + ": " + message + FRAMES);
    }
    span.addEvent("exception", exception.build());
    span.setStatus(StatusCode.ERROR);
    span.end();
  }

  private static String frames() {
    StringBuilder text = new StringBuilder("\n");
    while (text.length() < 3000) {
      text.append("\tat com.acme.orders.OrderService.place(OrderService.java:")
          .append(text.length())
          .append(")\n");
    }
    return text.toString();
  }
}
