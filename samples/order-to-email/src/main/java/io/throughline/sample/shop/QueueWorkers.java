package io.throughline.sample.shop;

import io.throughline.propagation.aws.SqsTracing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The usual receive, handle, delete loop on a few threads. A message whose handler throws becomes
 * visible again after a second, until the queue's redrive policy moves it to the dead-letter queue.
 */
final class QueueWorkers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QueueWorkers.class);
  private static final int POLL_SECONDS = 1;
  private static final int RETRY_SECONDS = 1;

  private final SqsClient sqs;
  private final SqsTracing tracing;
  private final String queueUrl;
  private final Consumer<Message> handler;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  private QueueWorkers(
      SqsClient sqs, SqsTracing tracing, String queueUrl, Consumer<Message> handler) {
    this.sqs = sqs;
    this.tracing = tracing;
    this.queueUrl = queueUrl;
    this.handler = handler;
  }

  static QueueWorkers start(
      SqsClient sqs, SqsTracing tracing, String queueUrl, Consumer<Message> handler) {
    QueueWorkers workers = new QueueWorkers(sqs, tracing, queueUrl, handler);
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(workers::work, "queue-worker-" + i);
      workers.threads.add(thread);
      thread.start();
    }
    return workers;
  }

  private void work() {
    while (open) {
      try {
        sqs.receiveMessage(b -> b.queueUrl(queueUrl).waitTimeSeconds(POLL_SECONDS))
            .messages()
            .forEach(this::receive);
      } catch (RuntimeException e) {
        log.error("the queue cannot be read", e);
      }
    }
  }

  private void receive(Message message) {
    try {
      tracing.process(message, this::handle);
    } catch (RuntimeException e) {
      // The process span has it, the log has it, and the queue will offer the message again.
    }
  }

  private void handle(Message message) {
    try {
      handler.accept(message);
    } catch (RuntimeException e) {
      log.error("message {} is left for another attempt", message.messageId(), e);
      sqs.changeMessageVisibility(
          b ->
              b.queueUrl(queueUrl)
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(RETRY_SECONDS));
      throw e;
    }
    sqs.deleteMessage(b -> b.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  /** Lets each thread finish the message it holds. */
  @Override
  public void close() throws InterruptedException {
    open = false;
    for (Thread thread : threads) {
      thread.join(10_000);
    }
  }
}
