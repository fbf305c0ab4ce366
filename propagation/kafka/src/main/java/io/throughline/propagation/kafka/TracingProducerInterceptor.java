package io.throughline.propagation.kafka;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.internal.Failures;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.OpenTelemetrySource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Traces every send of a producer that names this class under {@code interceptor.classes}. The span
 * ends at the acknowledgement, with the broker's error; on clients before 4.1, which tell an
 * interceptor nothing about headers there, it ends when {@code onSend} returns.
 *
 * <p>Uses the instance under {@link KafkaTracing#OPENTELEMETRY} in the configuration map, else the
 * global one as soon as there is one. Without any, records pass untouched. On a producer that the
 * Java agent or an interceptor of OpenTelemetry's traces no span is started; the current context is
 * put on a record that has none.
 */
public final class TracingProducerInterceptor implements ProducerInterceptor<Object, Object> {

  private static final boolean ACKNOWLEDGES_WITH_HEADERS = acknowledgesWithHeaders();

  private volatile OpenTelemetrySource source = OpenTelemetrySource.global();
  private volatile @Nullable KafkaSends sends;
  private @Nullable String clientId;
  private int maxRequestSize = KafkaSends.DEFAULT_MAX_REQUEST_SIZE;
  private boolean makesSpans = true;

  private static boolean acknowledgesWithHeaders() {
    try {
      ProducerInterceptor.class.getMethod(
          "onAcknowledgement", RecordMetadata.class, Exception.class, Headers.class);
      return true;
    } catch (NoSuchMethodException e) {
      Logger.getLogger(TracingProducerInterceptor.class.getName())
          .log(
              Level.INFO,
              "Kafka client before 4.1: a send span ends when the record is handed over, not at the"
                  + " acknowledgement");
      return false;
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {
    if (configs.get(KafkaTracing.OPENTELEMETRY) instanceof OpenTelemetry given) {
      source = OpenTelemetrySource.of(given);
    }
    makesSpans = !OtherTracing.byAgentOrInterceptor(configs);
    if (configs.get(ProducerConfig.CLIENT_ID_CONFIG) instanceof String id && !id.isEmpty()) {
      clientId = id;
    }
    Object size = configs.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    if (size != null) {
      try {
        maxRequestSize = Integer.parseInt(size.toString());
      } catch (NumberFormatException e) {
        // The producer itself refuses it right after.
        maxRequestSize = KafkaSends.DEFAULT_MAX_REQUEST_SIZE;
      }
    }
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
    try {
      KafkaSends resolved = sends();
      if (resolved == null) {
        return record;
      }
      ProducerRecord<Object, Object> traced = resolved.start(record);
      if (!ACKNOWLEDGES_WITH_HEADERS) {
        KafkaSends.acknowledge(SpanHeader.in(traced.headers()), null, null);
      }
      return traced;
    } catch (RuntimeException | LinkageError e) {
      Failures.say("onSend", e);
      return record;
    }
  }

  private @Nullable KafkaSends sends() {
    KafkaSends known = sends;
    if (known != null) {
      return known;
    }
    OpenTelemetry openTelemetry = source.get();
    if (openTelemetry == null) {
      return null;
    }
    KafkaSends fresh =
        new KafkaSends(
            MessageSpans.create(openTelemetry, KafkaAttributes.SCOPE, KafkaAttributes.SYSTEM),
            clientId,
            maxRequestSize,
            makesSpans);
    sends = fresh;
    return fresh;
  }

  /** Called by clients from 4.1 on, once for each send and from whichever thread knows its end. */
  @Override
  public void onAcknowledgement(
      @Nullable RecordMetadata metadata, @Nullable Exception exception, @Nullable Headers headers) {
    KafkaSends.acknowledge(SpanHeader.in(headers), metadata, exception);
  }

  @Override
  public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    // An older client: the span ended in onSend.
  }

  @Override
  public void close() {}
}
