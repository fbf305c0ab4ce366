package io.throughline.realparts;

import java.util.UUID;

/** One queue's subscription to one topic. */
record SnsSubscription(String arn, String topicArn, String account, String queue, boolean raw) {

  static SnsSubscription of(String topicArn, String queueArn, boolean raw) {
    String[] parts = queueArn.split(":", -1);
    if (parts.length != 6 || !parts[2].equals("sqs") || parts[5].isEmpty()) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: SQS endpoint ARN");
    }
    return new SnsSubscription(
        topicArn + ":" + UUID.randomUUID(), topicArn, parts[4], parts[5], raw);
  }
}
