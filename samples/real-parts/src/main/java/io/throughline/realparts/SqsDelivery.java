package io.throughline.realparts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands a message to a queue, raw or in SNS's envelope. It speaks the SQS protocol itself: an AWS
 * client here would run the very interceptors that are under test in this JVM.
 */
final class SqsDelivery {
  private static final int MAX_ATTRIBUTES = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI sqs;

  SqsDelivery(URI sqs) {
    this.sqs = sqs;
  }

  /** Returns null, or why SNS would have discarded the message. */
  @Nullable String deliver(SnsMessage message, SnsSubscription subscription) {
    if (subscription.raw() && message.attributes().size() > MAX_ATTRIBUTES) {
      return "more than " + MAX_ATTRIBUTES + " attributes for raw delivery";
    }
    ObjectNode request = JSON.createObjectNode();
    request.put("QueueUrl", sqs + "/" + subscription.account() + "/" + subscription.queue());
    if (subscription.raw()) {
      request.put("MessageBody", message.body());
      putAttributes(message, request);
    } else {
      request.put("MessageBody", envelope(message, subscription).toString());
    }
    if (message.traceHeader() != null) {
      request
          .putObject("MessageSystemAttributes")
          .putObject("AWSTraceHeader")
          .put("DataType", "String")
          .put("StringValue", message.traceHeader());
    }
    return send(request);
  }

  private static void putAttributes(SnsMessage message, ObjectNode request) {
    ObjectNode attributes = JSON.createObjectNode();
    message
        .attributes()
        .forEach(
            (name, attribute) ->
                attributes
                    .putObject(name)
                    .put("DataType", attribute.type())
                    .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
    if (!attributes.isEmpty()) {
      request.set("MessageAttributes", attributes);
    }
  }

  /**
   * Attributes stand inside the body only. Nothing here is signed: the signature is a placeholder.
   */
  private static ObjectNode envelope(SnsMessage message, SnsSubscription subscription) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", message.id());
    envelope.put("TopicArn", subscription.topicArn());
    if (message.subject() != null) {
      envelope.put("Subject", message.subject());
    }
    envelope.put("Message", message.body());
    envelope.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    envelope.put("SignatureVersion", "1");
    envelope.put("Signature", "bm90IHNpZ25lZA==");
    envelope.put("SigningCertURL", "https://sns.invalid/SimpleNotificationService.pem");
    envelope.put(
        "UnsubscribeURL",
        "https://sns.invalid/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    if (!message.attributes().isEmpty()) {
      ObjectNode attributes = envelope.putObject("MessageAttributes");
      for (Map.Entry<String, SnsMessage.Attribute> attribute : message.attributes().entrySet()) {
        attributes
            .putObject(attribute.getKey())
            .put("Type", attribute.getValue().type())
            .put("Value", attribute.getValue().value());
      }
    }
    return envelope;
  }

  private @Nullable String send(ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(sqs)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS.SendMessage")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return null;
      }
      JsonNode error = JSON.readTree(response.body());
      return "SQS answered " + response.statusCode() + " " + error;
    } catch (IOException e) {
      return "SQS cannot be reached: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
