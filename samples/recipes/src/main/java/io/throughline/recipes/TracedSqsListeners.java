package io.throughline.recipes;

import io.awspring.cloud.sqs.config.Endpoint;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.MessageListener;
import io.awspring.cloud.sqs.listener.SqsContainerOptions;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.aws.SqsTracing;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Runs each {@code @SqsListener} method in the process span of its message, whatever its parameters
 * are. Define it as the bean {@code defaultSqsListenerContainerFactory}.
 *
 * <p>A batch listener gets its messages untouched: call {@link SqsTracing#processBatch} there.
 */
public final class TracedSqsListeners<T> extends SqsMessageListenerContainerFactory<T> {

  private final Map<String, SqsTracing> byQueue = new ConcurrentHashMap<>();
  private final OpenTelemetry openTelemetry;

  public TracedSqsListeners(OpenTelemetry openTelemetry, SqsAsyncClient client) {
    this.openTelemetry = openTelemetry;
    setSqsAsyncClient(client);
  }

  @Override
  protected SqsMessageListenerContainer<T> createContainerInstance(
      Endpoint endpoint, SqsContainerOptions options) {
    return new SqsMessageListenerContainer<>(getSqsAsyncClientInstance(), options) {
      @Override
      public void setMessageListener(MessageListener<T> listener) {
        super.setMessageListener(new Traced(listener));
      }
    };
  }

  private SqsTracing tracing(Message<T> message) {
    String queue =
        Objects.requireNonNullElse(
            message.getHeaders().get(SqsHeaders.SQS_QUEUE_NAME_HEADER, String.class), "unknown");
    return byQueue.computeIfAbsent(
        queue, name -> SqsTracing.builder(openTelemetry).queue(name).build());
  }

  private final class Traced implements MessageListener<T> {

    private final MessageListener<T> listener;

    Traced(MessageListener<T> listener) {
      this.listener = listener;
    }

    @Override
    public void onMessage(Message<T> message) {
      var original =
          message
              .getHeaders()
              .get(
                  SqsHeaders.SQS_SOURCE_DATA_HEADER,
                  software.amazon.awssdk.services.sqs.model.Message.class);
      if (original == null) {
        listener.onMessage(message); // of a message converter that drops it
      } else {
        tracing(message).process(original, handled -> listener.onMessage(message));
      }
    }

    @Override
    public void onMessage(Collection<Message<T>> messages) {
      listener.onMessage(messages);
    }
  }
}
