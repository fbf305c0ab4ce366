package io.throughline.propagation.kafka;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.internal.Failures;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.OpenTelemetrySource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One receive span for each poll that brought records, linked to all of them; name this class under
 * {@code interceptor.classes} of a consumer. It makes no process spans, for it cannot know when
 * processing ends: {@link KafkaTracing#process} does. The instance is found as by {@link
 * TracingProducerInterceptor}. On a consumer that the Java agent or an interceptor of
 * OpenTelemetry's traces it does nothing.
 */
public final class TracingConsumerInterceptor implements ConsumerInterceptor<Object, Object> {

  private volatile OpenTelemetrySource source = OpenTelemetrySource.global();
  private volatile @Nullable KafkaReceives receives;
  private @Nullable String clientId;
  private @Nullable String group;
  private boolean standsBack;

  @Override
  public void configure(Map<String, ?> configs) {
    if (configs.get(KafkaTracing.OPENTELEMETRY) instanceof OpenTelemetry given) {
      source = OpenTelemetrySource.of(given);
    }
    standsBack = OtherTracing.byAgentOrInterceptor(configs);
    if (configs.get(ConsumerConfig.CLIENT_ID_CONFIG) instanceof String id && !id.isEmpty()) {
      clientId = id;
    }
    if (configs.get(ConsumerConfig.GROUP_ID_CONFIG) instanceof String id && !id.isEmpty()) {
      group = id;
    }
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    try {
      KafkaReceives resolved = standsBack || records.isEmpty() ? null : receives();
      if (resolved != null) {
        resolved.received(KafkaRecords.listOf(records));
      }
    } catch (RuntimeException | LinkageError e) {
      Failures.say("onConsume", e);
    }
    return records;
  }

  private @Nullable KafkaReceives receives() {
    KafkaReceives known = receives;
    if (known != null) {
      return known;
    }
    OpenTelemetry openTelemetry = source.get();
    if (openTelemetry == null) {
      return null;
    }
    KafkaReceives fresh =
        new KafkaReceives(
            MessageSpans.create(openTelemetry, KafkaAttributes.SCOPE, KafkaAttributes.SYSTEM),
            clientId,
            group);
    receives = fresh;
    return fresh;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
