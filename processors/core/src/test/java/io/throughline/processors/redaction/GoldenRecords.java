package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.testing.logs.TestLogRecordData;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans and log records as instrumentation libraries and hands write them: key, value, key, value.
 */
final class GoldenRecords {
  private static final String CARD = "4111111111111111";
  private static final String TRACE =
      "java.sql.SQLException: duplicate key value (email)=(alice@example.com)\n"
          + "\tat org.h2.message.DbException.getJdbcSQLException(DbException.java:520)\n"
          + "\tat com.acme.orders.OrderStore.insert(OrderStore.java:41)\n"
          + "Caused by: java.lang.IllegalStateException: card "
          + CARD
          + "\n"
          + "\tsecond line of the message\n"
          + "\tat com.acme.billing.CardGateway.charge(CardGateway.java:77)\n"
          + "\tat java.base/java.lang.Thread.run(Thread.java:840)\n"
          + "\t... 12 more\n"
          + "\tSuppressed: com.acme.RetryException: gave up for alice@example.com\n"
          + "\t\tat com.acme.Retry.run(Retry.java:9)\n";

  private static final String MAIL_TRACE =
      """
      java.net.UnknownHostException: mail.example.com
      \tat com.acme.Mailer.send(Mailer.java:8)
      """;

  private final List<SpanData> spans = new ArrayList<>();
  private final List<LogRecordData> logs = new ArrayList<>();

  GoldenRecords() {
    http();
    database();
    messaging();
    others();
    handWritten();
    logRecords();
  }

  List<SpanData> spans() {
    return spans;
  }

  List<LogRecordData> logs() {
    return logs;
  }

  private static Attributes attributes(Object... pairs) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      String key = (String) pairs[i];
      if (pairs[i + 1] instanceof Number number) {
        builder.put(AttributeKey.longKey(key), number.longValue());
      } else if (pairs[i + 1] instanceof Boolean flag) {
        builder.put(AttributeKey.booleanKey(key), flag);
      } else {
        builder.put(key, (String) pairs[i + 1]);
      }
    }
    return builder.build();
  }

  private void span(String scope, SpanKind kind, String name, Object... pairs) {
    span(scope, kind, name, StatusData.unset(), List.of(), pairs);
  }

  private void failed(String scope, SpanKind kind, String name, String why, Object... pairs) {
    EventData exception =
        EventData.create(
            1,
            "exception",
            attributes(
                "exception.type", "java.sql.SQLException",
                "exception.message", "duplicate key value (email)=(alice@example.com)",
                "exception.stacktrace", TRACE));
    span(scope, kind, name, StatusData.create(StatusCode.ERROR, why), List.of(exception), pairs);
  }

  private void span(
      String scope,
      SpanKind kind,
      String name,
      StatusData status,
      List<EventData> events,
      Object... pairs) {
    Attributes attributes = attributes(pairs);
    spans.add(
        TestSpanData.builder()
            .setName(name)
            .setKind(kind)
            .setInstrumentationScopeInfo(InstrumentationScopeInfo.create(scope))
            .setStatus(status)
            .setStartEpochNanos(1)
            .setEndEpochNanos(2)
            .setHasEnded(true)
            .setAttributes(attributes)
            .setTotalAttributeCount(attributes.size())
            .setEvents(events)
            .setTotalRecordedEvents(events.size())
            .build());
  }

  private void http() {
    String server = "io.opentelemetry.java-http-server";
    String client = "io.opentelemetry.java-http-client";
    span(
        server,
        SpanKind.SERVER,
        "POST /orders",
        "http.request.method",
        "POST",
        "http.route",
        "/orders",
        "http.response.status_code",
        202,
        "url.scheme",
        "http",
        "url.path",
        "/orders",
        "url.query",
        "email=alice@example.com",
        "server.address",
        "shop.example.com",
        "server.port",
        8080,
        "client.address",
        "203.0.113.9",
        "user_agent.original",
        "Mozilla/5.0 (Alice's iPhone)",
        "network.protocol.version",
        "1.1");
    span(
        server,
        SpanKind.SERVER,
        "GET /users/{id}",
        "http.request.method",
        "GET",
        "http.route",
        "/users/{id}",
        "url.path",
        "/users/alice",
        "http.response.status_code",
        404,
        "http.request.header.cookie",
        "session=8f7a");
    failed(
        server,
        SpanKind.SERVER,
        "POST /charge/" + CARD,
        "card " + CARD + " declined",
        "http.request.method",
        "POST",
        "http.route",
        "/charge/{card}",
        "error.type",
        "500",
        "http.response.status_code",
        500,
        "url.path",
        "/charge/" + CARD);
    span(
        server,
        SpanKind.SERVER,
        "GET /users/alice",
        "http.request.method",
        "GET",
        "http.route",
        "/users/alice@example.com");
    span(
        client,
        SpanKind.CLIENT,
        "POST",
        "http.request.method",
        "POST",
        "url.full",
        "https://bob:geheim@api.stripe.com/v1/charges?card=" + CARD,
        "server.address",
        "api.stripe.com",
        "server.port",
        443,
        "http.response.status_code",
        402,
        "error.type",
        "402");
    span(
        client,
        SpanKind.CLIENT,
        "GET /v1/customers/{id}",
        "http.request.method",
        "GET",
        "url.template",
        "/v1/customers/{id}",
        "server.address",
        "10.0.0.12",
        "http.request.header.authorization",
        "Bearer abcdef");
    span(
        client,
        SpanKind.CLIENT,
        "HTTP",
        "http.request.method",
        "_OTHER",
        "http.request.method_original",
        "ALICE",
        "server.address",
        "alice@host");
  }

  private void database() {
    String jdbc = "io.opentelemetry.jdbc";
    span(
        jdbc,
        SpanKind.CLIENT,
        "INSERT orders",
        "db.system.name",
        "h2database",
        "db.namespace",
        "orders",
        "db.query.summary",
        "INSERT orders",
        "db.query.text",
        "insert into orders values(?, '" + CARD + "')",
        "db.operation.name",
        "INSERT",
        "db.collection.name",
        "orders");
    failed(
        jdbc,
        SpanKind.CLIENT,
        "SELECT customers",
        "no such customer alice@example.com",
        "db.system.name",
        "postgresql",
        "db.query.summary",
        "SELECT customers",
        "db.query.text",
        "select * from customers where email = 'alice@example.com' and age > 30",
        "server.address",
        "db-1.internal",
        "server.port",
        5432,
        "error.type",
        "42P01");
    span(
        jdbc,
        SpanKind.CLIENT,
        "shop.customers",
        "db.system",
        "mysql",
        "db.name",
        "shop",
        "db.statement",
        "UPDATE customers SET phone='+4915123456789' WHERE id=17",
        "db.user",
        "alice",
        "db.connection_string",
        "mysql://alice:pw@db",
        "db.operation",
        "UPDATE",
        "db.sql.table",
        "customers");
    span(
        jdbc,
        SpanKind.CLIENT,
        "SELECT alice",
        "db.system.name",
        "oracle.db",
        "db.query.summary",
        "SELECT 'alice@example.com'");
    span(
        "redis.client",
        SpanKind.CLIENT,
        "GET user:alice",
        "db.system.name",
        "redis",
        "db.operation.name",
        "GET",
        "db.query.text",
        "GET user:alice");
    span(
        "mongo",
        SpanKind.CLIENT,
        "find shop.people",
        "db.system.name",
        "mongodb",
        "db.operation.name",
        "find",
        "db.collection.name",
        "people",
        "db.namespace",
        "shop");
  }

  private void messaging() {
    String kafka = "io.throughline.propagation.kafka";
    String aws = "io.throughline.propagation.aws";
    span(
        kafka,
        SpanKind.PRODUCER,
        "send payments",
        "messaging.system",
        "kafka",
        "messaging.operation.type",
        "send",
        "messaging.operation.name",
        "send",
        "messaging.destination.name",
        "payments",
        "messaging.destination.partition.id",
        "0",
        "messaging.kafka.message.key",
        "alice@example.com",
        "messaging.kafka.offset",
        42);
    span(
        kafka,
        SpanKind.CONSUMER,
        "process payments",
        "messaging.system",
        "kafka",
        "messaging.operation.type",
        "process",
        "messaging.operation.name",
        "process",
        "messaging.destination.name",
        "payments",
        "messaging.consumer.group.name",
        "mailer",
        "messaging.kafka.offset",
        42,
        "messaging.client.id",
        "mailer-1");
    failed(
        kafka,
        SpanKind.CONSUMER,
        "process orders",
        "cannot handle " + CARD,
        "messaging.system",
        "kafka",
        "messaging.operation.type",
        "process",
        "messaging.operation.name",
        "process",
        "messaging.destination.name",
        "orders.DLT",
        "error.type",
        "com.acme.PoisonException");
    span(
        aws,
        SpanKind.PRODUCER,
        "send billing",
        "messaging.system",
        "aws_sqs",
        "messaging.operation.type",
        "send",
        "messaging.operation.name",
        "send",
        "messaging.destination.name",
        "billing",
        "messaging.message.id",
        "1f9e6e0c-5a53-4c3b-9a4e-0d6f2c8b7a11",
        "aws.sqs.queue.url",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/billing");
    span(
        aws,
        SpanKind.CONSUMER,
        "receive billing",
        "messaging.system",
        "aws_sqs",
        "messaging.operation.type",
        "receive",
        "messaging.operation.name",
        "receive",
        "messaging.destination.name",
        "billing",
        "messaging.batch.message_count",
        3);
    span(
        aws,
        SpanKind.PRODUCER,
        "send orders",
        "messaging.system",
        "aws.sns",
        "messaging.operation.type",
        "send",
        "messaging.operation.name",
        "publish",
        "messaging.destination.name",
        "orders",
        "aws.sns.topic.arn",
        "arn:aws:sns:eu-west-1:123456789012:orders");
    span(
        "custom",
        SpanKind.PRODUCER,
        "send to alice",
        "messaging.system",
        "rabbitmq",
        "messaging.operation.name",
        "publish",
        "messaging.destination.name",
        "user.alice@example.com");
  }

  private void others() {
    span(
        "io.opentelemetry.grpc-1.6",
        SpanKind.CLIENT,
        "acme.Payments/Charge",
        "rpc.system",
        "grpc",
        "rpc.service",
        "acme.Payments",
        "rpc.method",
        "Charge",
        "rpc.grpc.status_code",
        14,
        "server.address",
        "payments",
        "server.port",
        9090);
    failed(
        "io.opentelemetry.grpc-1.6",
        SpanKind.SERVER,
        "acme.Payments/Charge",
        "UNAVAILABLE " + CARD,
        "rpc.system",
        "grpc",
        "rpc.service",
        "acme.Payments",
        "rpc.method",
        "Charge",
        "rpc.grpc.status_code",
        13,
        "rpc.grpc.request.metadata.user",
        "alice");
    span(
        "io.opentelemetry.aws-lambda-core-1.0",
        SpanKind.SERVER,
        "resize",
        "faas.name",
        "resize",
        "faas.trigger",
        "pubsub",
        "faas.coldstart",
        true,
        "faas.invocation_id",
        "af9d5aa4-a685-4c5f-a22b-444f80b3cc28",
        "cloud.resource_id",
        "arn:aws:lambda:eu-west-1:123456789012:function:resize");
    span(
        "io.opentelemetry.opentelemetry-annotations",
        SpanKind.INTERNAL,
        "Checkout.pay",
        "code.function.name",
        "com.acme.shop.Checkout.pay",
        "thread.name",
        "pool-1-thread-3",
        "thread.id",
        31);
    span(
        "io.throughline.business",
        SpanKind.INTERNAL,
        "payment",
        "business.transaction.name",
        "order",
        "business.transaction.id",
        "order-1042",
        "business.transaction.step",
        "payment",
        "business.transaction.outcome",
        "rejected",
        "business.slo.met",
        false,
        "business.transaction.owner",
        "team-payments");
  }

  private void handWritten() {
    span("com.acme.shop", SpanKind.INTERNAL, "step 1", "feature_flag.key", "new-checkout");
    span(
        "com.acme.shop",
        SpanKind.INTERNAL,
        "charge " + CARD,
        "card.number",
        CARD,
        "card.as_long",
        4111111111111111L,
        "customer.email",
        "alice@example.com",
        "cart.items",
        3,
        "shop.tier",
        "gold",
        "note",
        "ring the bell twice");
    failed(
        "com.acme.shop",
        SpanKind.INTERNAL,
        "verify alice",
        "password hunter2 is wrong",
        "password",
        "hunter2",
        "token",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.abc",
        "enduser.id",
        "alice");
    span(
        "com.acme.shop",
        SpanKind.INTERNAL,
        "ship order",
        StatusData.unset(),
        List.of(
            EventData.create(1, "sent to Alice Miller, 5 High Street", attributes("city", "Bonn")),
            EventData.create(2, "message", attributes("rpc.message.id", 1))),
        "address",
        "Alice Miller, 5 High Street",
        "error.type",
        "Alice Miller");
    span("alice@example.com", SpanKind.CLIENT, "x");
  }

  private void log(String logger, Severity severity, String body, Object... pairs) {
    event(logger, severity, null, body, pairs);
  }

  private void event(
      String logger, Severity severity, String eventName, String body, Object... pairs) {
    Attributes attributes = attributes(pairs);
    TestLogRecordData.Builder builder =
        TestLogRecordData.builder()
            .setInstrumentationScopeInfo(InstrumentationScopeInfo.create(logger))
            .setSeverity(severity)
            .setAttributes(attributes)
            .setTotalAttributeCount(attributes.size());
    if (body != null) {
      builder.setBody(body);
    }
    if (eventName != null) {
      builder.setEventName(eventName);
    }
    logs.add(builder.build());
  }

  private void logRecords() {
    String template = "log.body.template";
    log("com.acme.Billing", Severity.INFO, "charged card " + CARD, template, "charged card {}");
    log(
        "com.acme.Billing",
        Severity.WARN,
        "declined alice@example.com after 3 attempts",
        template,
        "declined {} after {} attempts",
        "user",
        "alice",
        "thread.name",
        "main");
    log("com.acme.Billing", Severity.INFO, "started");
    log("com.acme.Billing", Severity.INFO, "user alice@example.com logged in");
    log(
        "com.acme.Billing",
        Severity.INFO,
        "mail to bob@example.com: 3",
        template,
        "mail to bob@example.com: {}");
    log(
        "com.acme.Billing",
        Severity.ERROR,
        "charging failed",
        "exception.type",
        "java.sql.SQLException",
        "exception.message",
        "duplicate key value (email)=(alice@example.com)",
        "exception.stacktrace",
        TRACE);
    log(
        "com.acme.Mailer",
        Severity.ERROR,
        "no such host mail.example.com for alice@example.com",
        template,
        "no such host {} for {}",
        "exception.type",
        "java.net.UnknownHostException",
        "exception.message",
        "mail.example.com",
        "exception.stacktrace",
        MAIL_TRACE);
    event(
        "io.throughline.business",
        Severity.WARN,
        "business.transaction.finished",
        "",
        "business.transaction.name",
        "order",
        "business.transaction.id",
        "order-1042",
        "business.transaction.outcome",
        "failed",
        "business.transaction.step",
        "payment",
        "business.transaction.duration",
        7);
    event("com.acme.Audit", Severity.INFO, "alice@example.com", "changed " + CARD, "old", CARD);
    log("com.acme.Audit", Severity.INFO, "{\"user\":\"alice\",\"pw\":\"x\"}");
  }
}
