package io.throughline.propagation.aws;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.AwsMessaging.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Messages of both services, sent through the hooks of the client, in one form for all. */
final class HookedMessages {

  static final List<String> OURS = List.of("traceparent", "tracestate", "baggage", "tracepack");
  static final String FOREIGN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  static final TextMapGetter<Sent> SENT_GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Sent carrier) {
          return carrier.attributes().keySet();
        }

        @Override
        public @Nullable String get(@Nullable Sent carrier, String key) {
          MessageAttributeValue value = carrier.attributes().get(key);
          return value == null ? null : SqsMessageGetter.text(value);
        }
      };

  /** A message: its attributes (name to text), and how many bytes the limit leaves. */
  record Given(Map<String, String> attributes, int room) {}

  /** A message as it leaves. */
  record Sent(Map<String, MessageAttributeValue> attributes, @Nullable String traceHeader) {}

  private HookedMessages() {}

  static List<Sent> send(
      AwsMessaging messaging, Service service, List<Given> given, boolean batch) {
    return service == Service.SQS ? sqs(messaging, given, batch) : sns(messaging, given, batch);
  }

  private static List<Sent> sqs(AwsMessaging messaging, List<Given> given, boolean batch) {
    if (!batch) {
      SendMessageRequest request =
          (SendMessageRequest)
              SqsHook.send(
                      messaging,
                      SendMessageRequest.builder()
                          .queueUrl("http://x/q")
                          .messageBody("0123456789")
                          .messageAttributes(attributes(given.get(0).attributes()))
                          .build())
                  .request();
      return List.of(sent(request.messageAttributes(), request.messageSystemAttributesAsStrings()));
    }
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Given one : given) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id("i" + entries.size())
              .messageBody("0123456789")
              .messageAttributes(attributes(one.attributes()))
              .build());
    }
    SendMessageBatchRequest request =
        (SendMessageBatchRequest)
            SqsHook.sendBatch(
                    messaging,
                    SendMessageBatchRequest.builder()
                        .queueUrl("http://x/q")
                        .entries(entries)
                        .build())
                .request();
    return request.entries().stream()
        .map(e -> sent(e.messageAttributes(), e.messageSystemAttributesAsStrings()))
        .toList();
  }

  private static Sent sent(
      Map<String, MessageAttributeValue> attributes,
      Map<String, software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue> system) {
    return new Sent(
        attributes,
        system.containsKey("AWSTraceHeader") ? system.get("AWSTraceHeader").stringValue() : null);
  }

  private static List<Sent> sns(AwsMessaging messaging, List<Given> given, boolean batch) {
    if (!batch) {
      PublishRequest request =
          (PublishRequest)
              SnsHook.publish(
                      messaging,
                      PublishRequest.builder()
                          .topicArn("arn:aws:sns:x:1:t")
                          .message("01234")
                          .subject("56789")
                          .messageAttributes(toSns(attributes(given.get(0).attributes())))
                          .build(),
                      "arn:aws:sns:x:1:t")
                  .request();
      return List.of(new Sent(fromSns(request.messageAttributes()), null));
    }
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (Given one : given) {
      entries.add(
          PublishBatchRequestEntry.builder()
              .id("i" + entries.size())
              .message("0123456789")
              .messageAttributes(toSns(attributes(one.attributes())))
              .build());
    }
    PublishBatchRequest request =
        (PublishBatchRequest)
            SnsHook.publishBatch(
                    messaging,
                    PublishBatchRequest.builder()
                        .topicArn("arn:aws:sns:x:1:t")
                        .publishBatchRequestEntries(entries)
                        .build())
                .request();
    return request.publishBatchRequestEntries().stream()
        .map(e -> new Sent(fromSns(e.messageAttributes()), null))
        .toList();
  }

  static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    texts.forEach((name, text) -> attributes.put(name, attribute(text)));
    return attributes;
  }

  /** Some are binary, so that both kinds are counted and kept. */
  private static MessageAttributeValue attribute(String text) {
    return text.length() % 3 == 0 && !text.equals(FOREIGN)
        ? MessageAttributeValue.builder()
            .dataType("Binary.x")
            .binaryValue(SdkBytes.fromUtf8String(text))
            .build()
        : MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  private static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> toSns(
      Map<String, MessageAttributeValue> attributes) {
    Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> sns =
        new HashMap<>();
    attributes.forEach(
        (name, a) ->
            sns.put(
                name,
                software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                    .dataType(a.dataType())
                    .stringValue(a.stringValue())
                    .binaryValue(a.binaryValue())
                    .build()));
    return sns;
  }

  private static Map<String, MessageAttributeValue> fromSns(
      Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> sns) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    sns.forEach(
        (name, a) ->
            attributes.put(
                name,
                MessageAttributeValue.builder()
                    .dataType(a.dataType())
                    .stringValue(a.stringValue())
                    .binaryValue(a.binaryValue())
                    .build()));
    return attributes;
  }

  static boolean isForeign(Given given) {
    Context context =
        ThroughlinePropagator.getInstance()
            .extract(Context.root(), new Sent(attributes(given.attributes()), null), SENT_GETTER);
    return Span.fromContext(context).getSpanContext().isValid();
  }

  /** Name, type and value of each, as AWS counts them. */
  static long size(Map<String, String> attributes) {
    return sizeOf(attributes(attributes));
  }

  static long sizeOf(Map<String, MessageAttributeValue> attributes) {
    long size = 0;
    for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
      MessageAttributeValue value = attribute.getValue();
      size +=
          bytes(attribute.getKey())
              + bytes(value.dataType())
              + (value.stringValue() == null
                  ? value.binaryValue().asByteArray().length
                  : bytes(value.stringValue()));
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
