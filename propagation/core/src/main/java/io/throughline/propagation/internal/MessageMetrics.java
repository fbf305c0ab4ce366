package io.throughline.propagation.internal;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.throughline.propagation.FittedFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The instruments of one messaging system. Attributes are built beforehand, by destination. */
final class MessageMetrics {

  private static final List<Double> CLIENT_SECONDS =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1d, 2.5, 5d, 7.5, 10d);

  /** From a quick hop to a message that waited in a dead-letter queue for two weeks. */
  private static final List<Double> AGE_SECONDS =
      List.of(
          .005,
          .01,
          .025,
          .05,
          .1,
          .25,
          .5,
          1d,
          2.5,
          5d,
          10d,
          30d,
          60d,
          300d,
          900d,
          3600d,
          21_600d,
          86_400d,
          259_200d,
          1_209_600d);

  private static final AttributeKey<String> TRANSACTION = AttributeKey.stringKey(BusinessKeys.NAME);
  private static final AttributeKey<String> CARRIER = AttributeKey.stringKey("carrier");
  private static final AttributeKey<String> LOST = AttributeKey.stringKey("lost");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");

  private static final int MOST_TRANSACTIONS = 100;

  /** As the business API names the rest. */
  private static final Attributes OTHER_TRANSACTION = Attributes.of(TRANSACTION, "_other");

  private final Map<String, Attributes> transactions = new ConcurrentHashMap<>();
  private final DoubleHistogram operationDuration;
  private final DoubleHistogram processDuration;
  private final LongCounter sent;
  private final LongCounter consumed;
  private final DoubleHistogram messageAge;
  private final DoubleHistogram transactionAge;
  private final LongCounter skew;
  private final LongCounter degraded;

  private MessageMetrics(Meter meter) {
    operationDuration =
        seconds(meter, "messaging.client.operation.duration", CLIENT_SECONDS)
            .setDescription("Duration of messaging operations of a client.")
            .build();
    processDuration =
        seconds(meter, "messaging.process.duration", CLIENT_SECONDS)
            .setDescription("Duration of processing a message.")
            .build();
    messageAge =
        seconds(meter, "throughline.message.age", AGE_SECONDS)
            .setDescription("From the broker's timestamp to the start of processing.")
            .build();
    transactionAge =
        seconds(meter, "business.transaction.age", AGE_SECONDS)
            .setDescription("From the start of the business transaction to processing.")
            .build();
    sent = counter(meter, "messaging.client.sent.messages", "{message}");
    consumed = counter(meter, "messaging.client.consumed.messages", "{message}");
    skew = counter(meter, "business.clock.skew", "{reading}");
    degraded = counter(meter, "throughline.propagation.degraded", "{message}");
  }

  static MessageMetrics create(OpenTelemetry openTelemetry, String scope) {
    return new MessageMetrics(openTelemetry.getMeter(scope));
  }

  private static DoubleHistogramBuilder seconds(Meter meter, String name, List<Double> bounds) {
    return meter.histogramBuilder(name).setUnit("s").setExplicitBucketBoundariesAdvice(bounds);
  }

  private static LongCounter counter(Meter meter, String name, String unit) {
    return meter.counterBuilder(name).setUnit(unit).build();
  }

  void operation(
      MessageOperation operation,
      Attributes attributes,
      int messages,
      double seconds,
      Context context) {
    if (operation == MessageOperation.PROCESS) {
      processDuration.record(seconds, attributes, context);
    } else if (operation != MessageOperation.CREATE) {
      operationDuration.record(seconds, attributes, context);
    }
    if (messages > 0) {
      count(operation, attributes, messages, context);
    }
  }

  void count(MessageOperation operation, Attributes attributes, int messages, Context context) {
    switch (operation) {
      case SEND, SEND_BATCH -> sent.add(messages, attributes, context);
      case RECEIVE, PROCESS -> consumed.add(messages, attributes, context);
      case CREATE -> {}
    }
  }

  void received(Attributes attributes, int messages, Context context) {
    consumed.add(messages, attributes, context);
  }

  void messageAge(Attributes destination, long since, long now, Context context) {
    if (since > 0) {
      messageAge.record(clamped(since, now, destination, context), destination, context);
    }
  }

  void transactionAge(Baggage baggage, long now, Context context) {
    String start = baggage.getEntryValue(BusinessKeys.START_TIME);
    String name = baggage.getEntryValue(BusinessKeys.NAME);
    if (start == null || name == null) {
      return;
    }
    long since;
    try {
      since = Long.parseLong(start);
    } catch (NumberFormatException e) {
      return; // another propagator let it through; ours would not have
    }
    if (since <= 0) {
      return; // no time, and the distance to some of them is no long
    }
    Attributes transaction = transaction(name);
    transactionAge.record(clamped(since, now, transaction, context), transaction, context);
  }

  /** The names come from outside: those past what a business has share one series. */
  private Attributes transaction(String name) {
    Attributes known = transactions.get(name);
    if (known != null) {
      return known;
    }
    if (transactions.size() >= MOST_TRANSACTIONS) {
      return OTHER_TRANSACTION;
    }
    Attributes fresh = Attributes.of(TRANSACTION, name);
    transactions.put(name, fresh);
    return fresh;
  }

  private double clamped(long since, long now, Attributes of, Context context) {
    if (since > now) {
      skew.add(1, of, context);
      return 0;
    }
    return (now - since) / 1e3;
  }

  void degraded(Map<FittedFields.Lost, FittedFields.Reason> lost, String carrier) {
    lost.forEach(
        (what, reason) ->
            degraded.add(
                1,
                Attributes.of(
                    CARRIER,
                    carrier,
                    LOST,
                    what.name().toLowerCase(Locale.ROOT),
                    REASON,
                    reason.name().toLowerCase(Locale.ROOT))));
  }
}
