package io.throughline.pagetest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.throughline.pagetest.ShopRun.Fate;
import io.throughline.pagetest.ShopRun.Order;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Posts what the services of {@link ShopRun} would have exported, as OTLP over HTTP. The same run
 * gives the same bytes.
 */
final class ShopTelemetry {
  private static final double[] BOUNDS = {0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 15};

  private final ShopRun run;
  private final Random random = new Random(11);
  private final Map<String, List<Span>> spans = new LinkedHashMap<>();
  private final Map<String, List<LogRecord>> logs = new LinkedHashMap<>();

  ShopTelemetry(ShopRun run) {
    this.run = run;
    run.orders().stream().filter(Order::sampled).forEach(this::trace);
  }

  void post(URI endpoint) throws IOException, InterruptedException {
    ExportTraceServiceRequest.Builder traces = ExportTraceServiceRequest.newBuilder();
    spans.forEach(
        (process, list) ->
            traces
                .addResourceSpansBuilder()
                .setResource(resource(process))
                .addScopeSpansBuilder()
                .addAllSpans(list));
    send(endpoint, "/v1/traces", traces.build());
    ExportLogsServiceRequest.Builder records = ExportLogsServiceRequest.newBuilder();
    logs.forEach(
        (process, list) ->
            records
                .addResourceLogsBuilder()
                .setResource(resource(process))
                .addScopeLogsBuilder()
                .addAllLogRecords(list));
    send(endpoint, "/v1/logs", records.build());
    for (int second = 1; second <= run.seconds(); second++) {
      send(endpoint, "/v1/metrics", metrics(second));
    }
  }

  private static void send(URI endpoint, String path, Message message)
      throws IOException, InterruptedException {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(endpoint + path))
                    .header("Content-Type", "application/x-protobuf")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode());
    }
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

  private ExportMetricsServiceRequest metrics(int second) {
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    add(
        request,
        "storefront",
        sum(
            "business.transaction.started",
            second,
            run.startedBy(second).size(),
            List.of(),
            attribute("business.transaction.name", "order")));
    for (String billing : List.of("billing-1", "billing-2")) {
      long rejected =
          run.finishedBy(second).stream()
              .filter(o -> o.fate() == Fate.DECLINED && o.billing().equals(billing))
              .count();
      add(
          request,
          billing,
          sum(
              "business.transaction.finished",
              second,
              rejected,
              List.of(),
              attribute("business.transaction.name", "order"),
              attribute("business.transaction.outcome", "rejected")),
          sum("throughline.redaction.altered", second, rejected * 7, List.of()));
    }
    List<Order> completed =
        run.finishedBy(second).stream().filter(o -> o.fate() != Fate.DECLINED).toList();
    add(
        request,
        "mailer",
        finished(second, completed, true),
        finished(second, completed, false),
        durations(second, completed),
        sum("shop.purchases", second, completed.size(), exemplars(completed, second, 3)));
    for (String process : run.processes()) {
      long ended = 40L * second;
      add(
          request,
          process,
          sum("otel.sdk.span.started", second, ended, List.of()),
          sum("traces.span.metrics.calls", second, ended, List.of()));
    }
    return request.build();
  }

  private Metric finished(int second, List<Order> completed, boolean met) {
    return sum(
        "business.transaction.finished",
        second,
        completed.stream().filter(o -> o.millis() <= 5_000 == met).count(),
        List.of(),
        attribute("business.transaction.name", "order"),
        attribute("business.transaction.outcome", "completed"),
        bool("business.slo.met", met));
  }

  private Metric durations(int second, List<Order> completed) {
    Histogram.Builder histogram =
        Histogram.newBuilder()
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    for (boolean met : new boolean[] {true, false}) {
      List<Order> here = completed.stream().filter(o -> o.millis() <= 5_000 == met).toList();
      long[] counts = new long[BOUNDS.length + 1];
      HistogramDataPoint.Builder point = histogram.addDataPointsBuilder();
      for (Order order : here) {
        int bucket = 0;
        while (bucket < BOUNDS.length && order.millis() / 1e3 > BOUNDS[bucket]) {
          bucket++;
        }
        counts[bucket]++;
      }
      for (double bound : BOUNDS) {
        point.addExplicitBounds(bound);
      }
      for (long count : counts) {
        point.addBucketCounts(count);
      }
      point
          .setMin(here.stream().mapToInt(Order::millis).min().orElse(0) / 1e3)
          .setMax(here.stream().mapToInt(Order::millis).max().orElse(0) / 1e3)
          .setCount(here.size())
          .setStartTimeUnixNano(run.start())
          .setTimeUnixNano(run.start() + second * 1_000_000_000L)
          .addAttributes(attribute("business.transaction.name", "order"))
          .addAttributes(attribute("business.transaction.outcome", "completed"))
          .addAttributes(bool("business.slo.met", met))
          .addAllExemplars(exemplars(here, second, 4));
    }
    return Metric.newBuilder()
        .setName("business.transaction.duration")
        .setUnit("s")
        .setHistogram(histogram)
        .build();
  }

  /** The last sampled ones, as a reservoir would keep some of them. */
  private List<Exemplar> exemplars(List<Order> orders, int second, int most) {
    List<Exemplar> exemplars = new ArrayList<>();
    for (Order order : orders) {
      if (order.sampled() && run.endSecond(order) >= second - 1) {
        exemplars.add(
            Exemplar.newBuilder()
                .setTraceId(order.traceId())
                .setSpanId(order.rootSpanId())
                .setTimeUnixNano(run.nanos(order, order.millis()))
                .setAsDouble(most == 3 ? 1 : order.millis() / 1e3)
                .build());
      }
    }
    return exemplars.subList(Math.max(0, exemplars.size() - most), exemplars.size());
  }

  private void add(ExportMetricsServiceRequest.Builder request, String process, Metric... metrics) {
    request
        .addResourceMetricsBuilder()
        .setResource(resource(process))
        .addScopeMetricsBuilder()
        .addAllMetrics(List.of(metrics));
  }

  private Metric sum(
      String name, int second, long value, List<Exemplar> exemplars, KeyValue... attributes) {
    return Metric.newBuilder()
        .setName(name)
        .setSum(
            Sum.newBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(
                    NumberDataPoint.newBuilder()
                        .setStartTimeUnixNano(run.start())
                        .setTimeUnixNano(run.start() + second * 1_000_000_000L)
                        .setAsInt(value)
                        .addAllExemplars(exemplars)
                        .addAllAttributes(List.of(attributes))))
        .build();
  }

  private static Resource resource(String process) {
    return Resource.newBuilder()
        .addAttributes(
            attribute("service.name", process.startsWith("billing") ? "billing" : process))
        .addAttributes(
            attribute(
                "service.instance.id",
                Integer.toHexString(process.hashCode() | 0x40000000) + "-5d1c-4c7e"))
        .addAttributes(attribute("deployment.environment.name", "prod"))
        .addAttributes(attribute("throughline.policy", "prod@3f2a91"))
        .build();
  }

  private ByteString id(int bytes) {
    return id(random, bytes);
  }

  static ByteString id(Random random, int bytes) {
    ByteBuffer id = ByteBuffer.allocate(bytes);
    while (id.hasRemaining()) {
      id.putLong(random.nextLong() | 1);
    }
    return ByteString.copyFrom(id.flip());
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue integer(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  private static KeyValue number(String key, double value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setDoubleValue(value))
        .build();
  }

  private static KeyValue bool(String key, boolean value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setBoolValue(value))
        .build();
  }
}
