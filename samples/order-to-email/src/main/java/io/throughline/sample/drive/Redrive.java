package io.throughline.sample.drive;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The colleague who looks into the dead-letter queue and sends back what lies there. */
final class Redrive implements AutoCloseable {

  private static final Duration LOOKS_EVERY = Duration.ofMillis(250);

  private final SqsClient sqs;
  private final String deadLetters;
  private final Duration notBefore;
  private final Ledger ledger;
  private final Thread thread = new Thread(this::watch, "redrive");
  private volatile long placedNanos;

  private Redrive(SqsClient sqs, String deadLetters, Duration notBefore, Ledger ledger) {
    this.sqs = sqs;
    this.deadLetters = deadLetters;
    this.notBefore = notBefore;
    this.ledger = ledger;
  }

  /**
   * @param notBefore how long after the order was placed the message is sent back at the earliest
   */
  static Redrive watch(SqsClient sqs, String deadLetters, Duration notBefore, Ledger ledger) {
    Redrive redrive = new Redrive(sqs, deadLetters, notBefore, ledger);
    redrive.thread.setDaemon(true);
    redrive.thread.start();
    return redrive;
  }

  /** The storefront has just taken the order that will end in the dead-letter queue. */
  void placed() {
    placedNanos = System.nanoTime();
  }

  private void watch() {
    try {
      while (!tryRedrive()) {
        Thread.sleep(LOOKS_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryRedrive() {
    long since = System.nanoTime() - placedNanos;
    if (placedNanos == 0 || since < notBefore.toNanos() || !somethingLiesThere()) {
      return false;
    }
    String arn = attributes(QueueAttributeName.QUEUE_ARN).get(QueueAttributeName.QUEUE_ARN);
    sqs.startMessageMoveTask(b -> b.sourceArn(arn));
    ledger.redrivenAfter((System.nanoTime() - placedNanos) / 1e9);
    return true;
  }

  private boolean somethingLiesThere() {
    QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return !"0".equals(attributes(count).get(count));
  }

  private Map<QueueAttributeName, String> attributes(QueueAttributeName name) {
    return sqs.getQueueAttributes(b -> b.queueUrl(deadLetters).attributeNames(name)).attributes();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
