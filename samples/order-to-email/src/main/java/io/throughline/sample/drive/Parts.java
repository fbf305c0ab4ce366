package io.throughline.sample.drive;

import static java.util.Objects.requireNonNull;

import io.throughline.realparts.KafkaBroker;
import io.throughline.realparts.MailServer;
import io.throughline.realparts.SnsEndpoint;
import io.throughline.realparts.SqsServer;
import io.throughline.sample.shop.Aws;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The broker, queues, topic and mail server that the services talk to, all in this JVM. */
final class Parts implements AutoCloseable {

  static final String PAYMENTS_TOPIC = "payments";

  /** Longer than the slowest payment, so that nobody else gets a message that is being handled. */
  private static final String VISIBILITY_SECONDS = "12";

  private static final int ATTEMPTS = 3;

  private final KafkaBroker kafka;
  private final SqsServer sqsServer;
  private final SnsEndpoint snsEndpoint;
  private final MailServer mail;
  private final SqsClient sqs;
  private final String billingQueue;
  private final String billingDeadLetters;
  private final String inventoryQueue;
  private final String ordersTopic;

  private Parts(KafkaBroker kafka, SqsServer sqsServer, SnsEndpoint snsEndpoint, MailServer mail) {
    this.kafka = kafka;
    this.sqsServer = sqsServer;
    this.snsEndpoint = snsEndpoint;
    this.mail = mail;
    this.sqs = Aws.sqs(sqsServer.endpoint().toString());
    this.billingDeadLetters = queue("billing-dead-letters", Map.of());
    this.billingQueue =
        queue(
            "billing",
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                VISIBILITY_SECONDS,
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\""
                    + arn(billingDeadLetters)
                    + "\",\"maxReceiveCount\":"
                    + ATTEMPTS
                    + "}"));
    this.inventoryQueue =
        queue("inventory", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS));
    try (SnsClient sns = Aws.sns(snsEndpoint.endpoint().toString())) {
      this.ordersTopic = sns.createTopic(b -> b.name("orders")).topicArn();
      subscribe(sns, billingQueue, true);
      subscribe(sns, inventoryQueue, false);
    }
    kafka.createTopic(PAYMENTS_TOPIC, 2);
  }

  /** Starts all of them side by side. */
  static Parts start() {
    CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(KafkaBroker::start);
    CompletableFuture<MailServer> mail = CompletableFuture.supplyAsync(MailServer::start);
    SqsServer sqs = SqsServer.start();
    return new Parts(kafka.join(), sqs, SnsEndpoint.start(sqs.endpoint()), mail.join());
  }

  String kafkaServers() {
    return kafka.bootstrapServers();
  }

  String sqsEndpoint() {
    return sqsServer.endpoint().toString();
  }

  String snsEndpoint() {
    return snsEndpoint.endpoint().toString();
  }

  String ordersTopic() {
    return ordersTopic;
  }

  String billingQueue() {
    return billingQueue;
  }

  String billingDeadLetters() {
    return billingDeadLetters;
  }

  String inventoryQueue() {
    return inventoryQueue;
  }

  MailServer mail() {
    return mail;
  }

  /** Why messages did not reach a queue. */
  List<String> discarded() {
    return snsEndpoint.discarded();
  }

  /** A client of the driver's own. */
  SqsClient sqs() {
    return sqs;
  }

  @Override
  public void close() {
    sqs.close();
    snsEndpoint.close();
    sqsServer.close();
    mail.close();
    kafka.close();
  }

  private String queue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(b -> b.queueName(name).attributes(attributes)).queueUrl();
  }

  private String arn(String queueUrl) {
    QueueAttributeName arn = QueueAttributeName.QUEUE_ARN;
    return requireNonNull(
        sqs.getQueueAttributes(b -> b.queueUrl(queueUrl).attributeNames(arn)).attributes().get(arn),
        "a queue always has an ARN");
  }

  private void subscribe(SnsClient sns, String queueUrl, boolean raw) {
    sns.subscribe(
        b ->
            b.topicArn(ordersTopic)
                .protocol("sqs")
                .endpoint(arn(queueUrl))
                .attributes(Map.of("RawMessageDelivery", Boolean.toString(raw))));
  }
}
