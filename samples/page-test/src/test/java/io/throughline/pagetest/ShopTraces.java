package io.throughline.pagetest;

import static io.throughline.pagetest.OtlpParts.attribute;
import static io.throughline.pagetest.OtlpParts.bool;
import static io.throughline.pagetest.OtlpParts.integer;
import static io.throughline.pagetest.OtlpParts.number;
import static io.throughline.pagetest.OtlpParts.resource;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.throughline.pagetest.ShopRun.Fate;
import io.throughline.pagetest.ShopRun.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The spans and log records of every sampled order, by the process that would have exported them.
 */
final class ShopTraces {
  private final ShopRun run;
  private final Random random = new Random(11);
  private final Map<String, List<Span>> spans = new LinkedHashMap<>();
  private final Map<String, List<LogRecord>> logs = new LinkedHashMap<>();

  ShopTraces(ShopRun run) {
    this.run = run;
    run.orders().stream().filter(Order::sampled).forEach(this::trace);
  }

  ExportTraceServiceRequest spans() {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    spans.forEach(
        (process, list) ->
            request
                .addResourceSpansBuilder()
                .setResource(resource(process))
                .addScopeSpansBuilder()
                .addAllSpans(list));
    return request.build();
  }

  ExportLogsServiceRequest logs() {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    logs.forEach(
        (process, list) ->
            request
                .addResourceLogsBuilder()
                .setResource(resource(process))
                .addScopeLogsBuilder()
                .addAllLogRecords(list));
    return request.build();
  }

  private void trace(Order order) {
    Span click = span(order, "browser", null, "click buy", Span.SpanKind.SPAN_KIND_INTERNAL, 0, 34);
    Span http = span(order, "browser", click, "POST", Span.SpanKind.SPAN_KIND_CLIENT, 1, 32);
    Span server =
        span(order, "storefront", http, "POST /orders", Span.SpanKind.SPAN_KIND_SERVER, 4, 25);
    Span publish =
        span(order, "storefront", server, "send orders", Span.SpanKind.SPAN_KIND_PRODUCER, 8, 14);
    log(order, "storefront", server, 6, "INFO", "order {} placed", "");
    Span reserve =
        span(
            order,
            "inventory",
            publish,
            "process inventory",
            Span.SpanKind.SPAN_KIND_CONSUMER,
            36,
            22);
    span(
        order, "inventory", reserve, "INSERT reservations", Span.SpanKind.SPAN_KIND_CLIENT, 41, 12);
    log(order, "inventory", reserve, 55, "INFO", "{} reserved in {}", "reservation");
    if (order.number() % 3 == 0) {
      receive(order, publish);
    }
    int paid = billing(order, publish);
    if (order.fate() == Fate.DECLINED) {
      return;
    }
    Span last = spans.get(order.billing()).get(spans.get(order.billing()).size() - 1);
    Span mail =
        spanBuilder(
                order, null, "process payments", Span.SpanKind.SPAN_KIND_CONSUMER, paid + 20, 48)
            .setParentSpanId(last.getSpanId())
            .build();
    if (order.fate() == Fate.LOST) {
      add("mailer", mail);
      log(order, "mailer", mail, paid + 30, "WARN", "nothing to send for {}", "confirmation_email");
      return;
    }
    Span.Builder done =
        mail.toBuilder()
            .addAttributes(attribute("business.transaction.outcome", "completed"))
            .addAttributes(bool("business.slo.met", order.millis() <= 5_000))
            .addAttributes(number("business.transaction.duration", order.millis() / 1e3));
    Span process = add("mailer", done.build());
    span(
        order,
        "mailer",
        process,
        "send confirmation",
        Span.SpanKind.SPAN_KIND_CLIENT,
        paid + 28,
        31);
    log(
        order,
        "mailer",
        process,
        paid + 62,
        "INFO",
        "confirmation of {} sent",
        "confirmation_email");
  }

  /** Returns when the order was paid, in milliseconds after the click. */
  private int billing(Order order, Span publish) {
    int at = 48;
    List<Span.Link> failed = new ArrayList<>();
    if (order.fate() == Fate.REDRIVEN) {
      for (int attempt = 1; attempt <= 3; attempt++, at += 1_000) {
        Span process =
            add(
                order.billing(),
                error(
                    spanBuilder(
                        order,
                        publish,
                        "process billing",
                        Span.SpanKind.SPAN_KIND_CONSUMER,
                        at,
                        40),
                    "java.net.ConnectException"));
        log(order, order.billing(), process, at + 39, "ERROR", "attempt {} failed", "payment");
        failed.add(
            Span.Link.newBuilder()
                .setTraceId(process.getTraceId())
                .setSpanId(process.getSpanId())
                .build());
      }
      at = 6_200;
    }
    int pay = order.millis() - at - 110;
    Span.Builder building =
        spanBuilder(
                order, publish, "process billing", Span.SpanKind.SPAN_KIND_CONSUMER, at, pay + 40)
            .addAllLinks(failed);
    if (order.fate() == Fate.DECLINED) {
      building
          .addAttributes(attribute("business.transaction.outcome", "rejected"))
          .addAttributes(attribute("business.transaction.reason", "card_declined"));
    }
    Span process = add(order.billing(), building.build());
    Span client =
        span(order, order.billing(), process, "POST", Span.SpanKind.SPAN_KIND_CLIENT, at + 5, pay);
    Span payment =
        span(
            order,
            "payment",
            client,
            "POST /payments",
            Span.SpanKind.SPAN_KIND_SERVER,
            at + 9,
            pay - 6);
    log(
        order,
        "payment",
        payment,
        at + 12,
        order.fate() == Fate.DECLINED ? "WARN" : "INFO",
        order.fate() == Fate.DECLINED ? "card of {} declined" : "charging {}",
        "payment");
    if (order.fate() == Fate.SLOW) {
      log(
          order,
          "payment",
          payment,
          at + pay - 10,
          "WARN",
          "message 9f3b27c1a6d04e55, 61 characters",
          "payment");
    }
    if (order.fate() != Fate.DECLINED) {
      span(
          order,
          order.billing(),
          process,
          "send payments",
          Span.SpanKind.SPAN_KIND_PRODUCER,
          at + pay + 10,
          9);
    }
    return at + pay + 15;
  }

  /** A receive of a batch begins a trace of its own and links what it got. */
  private void receive(Order order, Span publish) {
    add(
        order.billing(),
        Span.newBuilder()
            .setTraceId(id(16))
            .setSpanId(id(8))
            .setName("receive billing")
            .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
            .setStartTimeUnixNano(run.nanos(order, 22))
            .setEndTimeUnixNano(run.nanos(order, 47))
            .addAttributes(attribute("messaging.system", "aws_sqs"))
            .addAttributes(attribute("messaging.operation.type", "receive"))
            .addLinks(
                Span.Link.newBuilder()
                    .setTraceId(publish.getTraceId())
                    .setSpanId(publish.getSpanId()))
            .build());
  }

  private Span span(
      Order order, String process, Span parent, String name, Span.SpanKind kind, int at, int took) {
    return add(process, spanBuilder(order, parent, name, kind, at, took).build());
  }

  private Span add(String process, Span span) {
    spans.computeIfAbsent(process, p -> new ArrayList<>()).add(span);
    return span;
  }

  private Span.Builder spanBuilder(
      Order order, Span parent, String name, Span.SpanKind kind, int at, int took) {
    Span.Builder span =
        Span.newBuilder()
            .setTraceId(order.traceId())
            .setSpanId(name.equals("process payments") ? order.rootSpanId() : id(8))
            .setName(name)
            .setKind(kind)
            .setStartTimeUnixNano(run.nanos(order, at))
            .setEndTimeUnixNano(run.nanos(order, at + took))
            .addAttributes(attribute("business.transaction.name", "order"))
            .addAttributes(attribute("business.transaction.id", order.id()))
            .addAttributes(
                attribute(
                    "throughline.redacted",
                    kind == Span.SpanKind.SPAN_KIND_CLIENT
                        ? "dropped:4"
                        : "card:1,email:1,dropped:2"));
    if (name.equals("process billing")) {
      span.addAttributes(attribute("business.transaction.step", "payment"))
          .addAttributes(attribute("business.transaction.owner", "team-payments"));
    }
    if (parent != null) {
      span.setParentSpanId(parent.getSpanId());
    }
    if (name.startsWith("POST")) {
      span.addAttributes(attribute("http.request.method", "POST"))
          .addAttributes(attribute("http.route", name.length() > 5 ? name.substring(5) : "/"))
          .addAttributes(integer("http.response.status_code", 202));
    }
    return span;
  }

  private static Span error(Span.Builder span, String type) {
    span.addEventsBuilder()
        .setName("exception")
        .setTimeUnixNano(span.getEndTimeUnixNano())
        .addAttributes(attribute("exception.type", type))
        .addAttributes(
            attribute(
                "exception.stacktrace",
                type + "\n\tat io.throughline.sample.shop.Billing.charge(Billing.java:88)"));
    return span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
        .addAttributes(attribute("error.type", type))
        .build();
  }

  private void log(
      Order order, String process, Span span, int at, String severity, String body, String step) {
    LogRecord.Builder log =
        LogRecord.newBuilder()
            .setTimeUnixNano(run.nanos(order, at))
            .setSeverityText(severity)
            .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_INFO)
            .setBody(AnyValue.newBuilder().setStringValue(body))
            .setTraceId(span.getTraceId())
            .setSpanId(span.getSpanId())
            .addAttributes(attribute("business.transaction.name", "order"))
            .addAttributes(attribute("business.transaction.id", order.id()))
            .addAttributes(attribute("throughline.redacted", "arguments:1"));
    if (!step.isEmpty()) {
      log.addAttributes(attribute("business.transaction.step", step));
    }
    if (severity.equals("ERROR")) {
      log.addAttributes(attribute("exception.type", "java.net.ConnectException"));
    }
    logs.computeIfAbsent(process, p -> new ArrayList<>()).add(log.build());
  }

  private ByteString id(int bytes) {
    return OtlpParts.id(random, bytes);
  }
}
