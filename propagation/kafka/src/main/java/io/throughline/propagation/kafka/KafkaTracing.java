package io.throughline.propagation.kafka;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.propagation.internal.Failures;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Tracing of Kafka records in code: {@link #process} for one record, {@link #processBatch} for
 * many, {@link #send} where a producer cannot be configured with {@link
 * TracingProducerInterceptor}. Safe for any thread.
 */
public final class KafkaTracing {

  /** Under this name an instance may stand in a client's configuration map. */
  public static final String OPENTELEMETRY = "throughline.opentelemetry";

  private final boolean enabled = PropagationSettings.fromEnvironment().enabled();
  private final KafkaSends sends;
  private final KafkaReceives receives;

  private KafkaTracing(Builder builder) {
    MessageSpans spans =
        MessageSpans.create(builder.openTelemetry, KafkaAttributes.SCOPE, KafkaAttributes.SYSTEM);
    sends =
        new KafkaSends(spans, builder.clientId, builder.maxRequestSize, !OtherTracing.byAgent());
    receives = new KafkaReceives(spans, builder.clientId, builder.consumerGroup);
  }

  public static KafkaTracing create(OpenTelemetry openTelemetry) {
    return builder(openTelemetry).build();
  }

  public static Builder builder(OpenTelemetry openTelemetry) {
    return new Builder(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  /**
   * Runs the handler inside a process span whose parent is the message; a span that is already
   * current becomes a link. The message's baggage is current. What the handler throws ends the span
   * as failed and goes on to the caller. Where OpenTelemetry's agent or consumer wrapper has a
   * process span of the record's trace current already, the handler runs in that one.
   */
  public <K, V, X extends Exception> void process(
      ConsumerRecord<K, V> record, RecordHandler<K, V, X> handler) throws X {
    Objects.requireNonNull(handler, "handler");
    if (!enabled) {
      handler.handle(record);
      return;
    }
    Context extracted = receives.extract(record);
    Context ofOther = receives.processedByOther(record, extracted);
    if (ofOther != null) {
      try (Scope scope = ofOther.makeCurrent()) {
        handler.handle(record);
      }
      return;
    }
    MessageSpan span = receives.startProcess(record, extracted);
    Throwable thrown = null;
    try (Scope scope = span.context().makeCurrent()) {
      handler.handle(record);
    } catch (Throwable e) {
      thrown = e;
      throw e;
    } finally {
      span.end(thrown);
    }
  }

  /**
   * Runs the handler once for each record, inside one process span that is linked to all of them;
   * its parent is the current span, if any. Each time that record's baggage is current. The first
   * exception ends the span as failed and goes on to the caller, later records stay untouched: what
   * to commit is the caller's to say.
   */
  public <K, V, X extends Exception> void processBatch(
      Iterable<ConsumerRecord<K, V>> records, RecordHandler<K, V, X> handler) throws X {
    Objects.requireNonNull(handler, "handler");
    if (!enabled) {
      for (ConsumerRecord<K, V> record : records) {
        handler.handle(record);
      }
      return;
    }
    List<ConsumerRecord<K, V>> all = KafkaRecords.listOf(records);
    if (all.isEmpty()) {
      return;
    }
    List<Context> members = new ArrayList<>();
    MessageSpan span = receives.startBatch(all, members);
    Throwable thrown = null;
    try {
      for (int i = 0; i < all.size(); i++) {
        receives.age(all.get(i), members.get(i));
        try (Scope scope = members.get(i).makeCurrent()) {
          handler.handle(all.get(i));
        }
      }
    } catch (Throwable e) {
      thrown = e;
      throw e;
    } finally {
      span.end(thrown);
    }
  }

  public <K, V> Future<RecordMetadata> send(Producer<K, V> producer, ProducerRecord<K, V> record) {
    return send(producer, record, null);
  }

  /**
   * Sends inside a span that ends at the acknowledgement, before the callback is called. Where
   * OpenTelemetry's agent or producer wrapper traces the send, the span is its own.
   */
  public <K, V> Future<RecordMetadata> send(
      Producer<K, V> producer, ProducerRecord<K, V> record, @Nullable Callback callback) {
    if (!enabled || OtherTracing.byWrapper(producer)) {
      return producer.send(record, callback);
    }
    ProducerRecord<K, V> traced = started(record);
    SpanHeader header = SpanHeader.in(traced.headers());
    if (header == null) {
      return producer.send(traced, callback);
    }
    try {
      return producer.send(
          traced,
          (metadata, exception) -> {
            KafkaSends.acknowledge(header, metadata, exception);
            if (callback != null) {
              callback.onCompletion(metadata, exception);
            }
          });
    } catch (RuntimeException e) {
      KafkaSends.acknowledge(header, null, e);
      throw e;
    }
  }

  private <K, V> ProducerRecord<K, V> started(ProducerRecord<K, V> record) {
    try {
      return sends.start(record);
    } catch (RuntimeException | LinkageError e) {
      Failures.say("send", e);
      return record;
    }
  }

  @Override
  public String toString() {
    return "KafkaTracing{" + receives + "}";
  }

  /** Options; single use. */
  public static final class Builder {

    private final OpenTelemetry openTelemetry;
    private @Nullable String clientId;
    private @Nullable String consumerGroup;
    private int maxRequestSize = KafkaSends.DEFAULT_MAX_REQUEST_SIZE;

    private Builder(OpenTelemetry openTelemetry) {
      this.openTelemetry = openTelemetry;
    }

    /** {@code messaging.client.id} of the spans; none by default. */
    public Builder clientId(String id) {
      this.clientId = Objects.requireNonNull(id, "id");
      return this;
    }

    /** {@code messaging.consumer.group.name} of the spans; none by default. */
    public Builder consumerGroup(String group) {
      this.consumerGroup = Objects.requireNonNull(group, "group");
      return this;
    }

    /** The producer's {@code max.request.size}, where it is not Kafka's default of one mebibyte. */
    public Builder maxRequestSize(int bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException(
            "maxRequestSize=" + bytes + " is no size; accepted: 0 or more");
      }
      this.maxRequestSize = bytes;
      return this;
    }

    public KafkaTracing build() {
      return new KafkaTracing(this);
    }
  }
}
