package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Random;

/**
 * Records that hold a canary's secrets in every place that the API can reach, under keys that a
 * policy knows and under keys that it does not. Not thread-safe.
 */
public final class CanaryRecords {
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());
  private static final List<Severity> SEVERITIES = List.of(Severity.values());
  private static final List<String> KEYS =
      List.of(
          "user.name",
          "note",
          "http.route",
          "url.full",
          "url.path",
          "url.query",
          "http.request.method",
          "server.address",
          "client.address",
          "messaging.destination.name",
          "messaging.system",
          "messaging.message.id",
          "db.query.text",
          "db.statement",
          "db.query.summary",
          "db.collection.name",
          "db.namespace",
          "rpc.service",
          "rpc.method",
          "error.type",
          "exception.message",
          "exception.stacktrace",
          "exception.type",
          "code.function.name",
          "thread.name",
          "service.name",
          "enduser.id",
          "enduser.pseudo.id",
          "business.transaction.step",
          "business.transaction.name",
          "throughline.redacted",
          "throughline.policy",
          "log.body.template",
          "http.request.header.cookie",
          "faas.invocation_id");

  private final RedactionCanary canary;
  private final Random random;
  private final boolean detectableOnly;
  private final String description;
  private final String instrument;
  private final String unit;

  private CanaryRecords(RedactionCanary canary, long seed, boolean detectableOnly) {
    this.canary = canary;
    this.detectableOnly = detectableOnly;
    random = new Random(seed);
    // One each, since every other one would be an instrument more.
    String about = detectableOnly ? canary.card() : canary.name();
    description = "orders of " + about;
    instrument =
        "orders." + (detectableOnly ? about : canary.password().replaceAll("[^A-Za-z0-9]", ""));
    unit = "{" + canary.card() + "}";
  }

  /** Secrets of every kind: for a closed list. */
  public static CanaryRecords create(RedactionCanary canary, long seed) {
    return new CanaryRecords(canary, seed, false);
  }

  /** Only what has a form to detect (cards, e-mails, tokens): for an open policy. */
  public static CanaryRecords detectable(RedactionCanary canary, long seed) {
    return new CanaryRecords(canary, seed, true);
  }

  private String secret() {
    String secret =
        switch (random.nextInt(detectableOnly ? 3 : 5)) {
          case 0 -> canary.card();
          case 1 -> canary.email();
          case 2 -> canary.jwt();
          case 3 -> canary.password();
          default -> canary.name();
        };
    return switch (random.nextInt(4)) {
      case 0 -> "for " + secret + " at once";
      case 1 -> "value=" + secret;
      default -> secret;
    };
  }

  private String key() {
    if (random.nextInt(8) == 0) {
      return "user." + secret();
    }
    String key = KEYS.get(random.nextInt(KEYS.size()));
    // An open policy keeps long numbers under the keys of ids, which are nobody's card.
    return detectableOnly && (key.contains(".message.id") || key.contains("invocation_id"))
        ? "note"
        : key;
  }

  private Attributes attributes(int size) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = 0; i < size; i++) {
      String key = key();
      switch (random.nextInt(9)) {
        case 0 -> builder.put(AttributeKey.longKey("id." + i), Long.parseLong(canary.card()));
        case 1 ->
            builder.put(
                AttributeKey.doubleKey("amount." + i), (double) Long.parseLong(canary.card()));
        case 2 -> builder.put(AttributeKey.stringArrayKey(key), List.of("a", secret(), secret()));
        case 3 ->
            builder.put(
                AttributeKey.longArrayKey("ids." + i), List.of(1L, Long.parseLong(canary.card())));
        case 4 -> builder.put(AttributeKey.valueKey("value." + i), value(0));
        case 5 ->
            builder.put(
                AttributeKey.doubleArrayKey("amounts." + i),
                List.of(1.5, (double) Long.parseLong(canary.card())));
        default -> builder.put(key, secret());
      }
    }
    return builder.build();
  }

  private Value<?> value(int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> Value.of(secret());
      case 1 -> Value.of(secret().getBytes(UTF_8));
      case 2 -> Value.of(Long.parseLong(canary.card()));
      case 3 -> Value.of(value(depth + 1), Value.of(secret()));
      default -> Value.of(KeyValue.of(key(), value(depth + 1)), KeyValue.of("b", Value.of(1)));
    };
  }

  private Throwable exception() {
    Throwable cause =
        new IllegalArgumentException(secret() + "\n\tat " + secret() + "\nCaused by: " + secret());
    return random.nextBoolean() ? cause : new IllegalStateException("for " + secret(), cause);
  }

  /** Ends one span. */
  public void span(OpenTelemetry openTelemetry) {
    boolean secretScope = random.nextInt(4) == 0;
    SpanBuilder builder =
        openTelemetry
            .getTracerProvider()
            .tracerBuilder(secretScope ? "io." + secret() : "io.acme.shop")
            .setInstrumentationVersion(secretScope ? secret() : "1.0")
            .setSchemaUrl(secretScope ? "https://x.example/" + secret() : "")
            .build()
            .spanBuilder(random.nextBoolean() ? "GET /users/" + secret() : secret())
            .setNoParent()
            .setSpanKind(KINDS.get(random.nextInt(KINDS.size())))
            .setAllAttributes(attributes(1 + random.nextInt(8)));
    if (random.nextBoolean()) {
      SpanContext linked =
          SpanContext.createFromRemoteParent(
              "0af7651916cd43dd8448eb211c80319c",
              "b7ad6b7169203331",
              TraceFlags.getSampled(),
              TraceState.builder().put("acme", token()).put("ot", "th:" + token()).build());
      builder.addLink(linked, attributes(2));
      builder.setParent(Context.root().with(Span.wrap(linked)));
    }
    Span span = builder.startSpan();
    if (random.nextBoolean()) {
      span.addEvent(secret(), attributes(2));
    }
    if (random.nextBoolean()) {
      span.recordException(exception(), attributes(1));
    }
    if (random.nextBoolean()) {
      span.setStatus(StatusCode.ERROR, secret());
    }
    span.end();
  }

  /** What a trace state may hold: no separators. */
  private String token() {
    return detectableOnly ? canary.card() : secret().replaceAll("[^A-Za-z0-9]", "");
  }

  /** Emits one log record. */
  public void log(OpenTelemetry openTelemetry) {
    String logger = "io.acme.Service" + random.nextInt(20);
    LogRecordBuilder builder =
        openTelemetry
            .getLogsBridge()
            .loggerBuilder(random.nextInt(4) == 0 ? logger + " " + secret() : logger)
            .setInstrumentationVersion(random.nextInt(8) == 0 ? secret() : "1.0")
            .setSchemaUrl(
                random.nextInt(8) == 0
                    ? "https://opentelemetry.io/schemas/" + secret()
                    : "https://opentelemetry.io/schemas/1.40.0")
            .build()
            .logRecordBuilder()
            .setSeverity(SEVERITIES.get(random.nextInt(SEVERITIES.size())))
            .setAllAttributes(attributes(random.nextInt(6)));
    if (random.nextBoolean()) {
      builder.setBody(value(0));
    } else {
      builder.setBody("charged " + secret());
      boolean constant = random.nextBoolean();
      // A template that somebody built by adding strings together holds the secret itself.
      String built = detectableOnly || constant ? "" : " for " + canary.email();
      builder.setAttribute(AttributeKey.stringKey("log.body.template"), "charged {}" + built);
    }
    if (random.nextInt(3) == 0) {
      builder.setSeverityText(secret());
    }
    if (random.nextInt(3) == 0) {
      builder.setEventName(secret());
    }
    if (random.nextInt(4) == 0) {
      builder.setException(exception());
    }
    builder.emit();
  }

  /** Adds to some instruments, in a span so that exemplars are made. */
  public void measurement(OpenTelemetry openTelemetry) {
    Span span = openTelemetry.getTracer("io.acme.shop").spanBuilder("measured").startSpan();
    try (var scope = span.makeCurrent()) {
      boolean leakyNames = random.nextInt(4) == 0;
      var meter =
          openTelemetry
              .getMeterProvider()
              .meterBuilder(leakyNames ? "io.acme " + description : "io.acme.shop")
              .setInstrumentationVersion(leakyNames ? unit : "1.0")
              .build();
      Attributes attributes = attributes(3);
      if (leakyNames) {
        meter
            .counterBuilder(instrument)
            .setUnit(unit)
            .setDescription(description)
            .build()
            .add(1, attributes);
      }
      meter.counterBuilder("orders").setDescription(description).build().add(1, attributes);
      meter.histogramBuilder("latency").build().record(random.nextDouble() * 100, attributes);
      meter.gaugeBuilder("level").build().set(random.nextDouble(), attributes);
    } finally {
      span.end();
    }
  }
}
