package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The requests and responses of SNS. Loaded only where an SNS client makes a call. */
final class SnsHook implements ServiceHook {

  private final PropagationSettings settings;
  private volatile @Nullable AwsMessaging known;

  SnsHook(PropagationSettings settings) {
    this.settings = settings;
  }

  private AwsMessaging messaging(OpenTelemetry openTelemetry, boolean besideOther) {
    AwsMessaging current = AwsMessaging.current(known, openTelemetry, Service.SNS, settings);
    known = current;
    return besideOther ? current.withoutSpans : current;
  }

  @Override
  public Prepared prepare(OpenTelemetry openTelemetry, SdkRequest request, boolean besideOther) {
    if (request instanceof PublishRequest publish) {
      String topic = topic(publish);
      // A text message or a push to a device has no reader of attributes.
      return topic == null
          ? Prepared.unchanged(request)
          : publish(messaging(openTelemetry, besideOther), publish, topic);
    }
    if (request instanceof PublishBatchRequest batch) {
      return publishBatch(messaging(openTelemetry, besideOther), batch);
    }
    return Prepared.unchanged(request);
  }

  /** A topic's ARN may also stand as target; then it has no application path. */
  private static @Nullable String topic(PublishRequest request) {
    if (request.topicArn() != null) {
      return request.topicArn();
    }
    String target = request.targetArn();
    return target == null || target.indexOf('/') >= 0 ? null : target;
  }

  static Prepared publish(AwsMessaging messaging, PublishRequest request, String topic) {
    Draft<MessageAttributeValue> draft =
        new Draft<>(
            SnsAttributeType.INSTANCE,
            request.messageAttributes(),
            null,
            request.message(),
            request.subject(),
            false);
    Exchange exchange =
        new Sending<>(messaging, Destinations.ofTopicArn(topic), List.of(draft)).single();
    return new Prepared(
        draft.newAttributes == null
            ? request
            : request.toBuilder().messageAttributes(draft.newAttributes).build(),
        exchange);
  }

  static Prepared publishBatch(AwsMessaging messaging, PublishBatchRequest request) {
    List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
    List<Draft<MessageAttributeValue>> drafts = new ArrayList<>(entries.size());
    for (PublishBatchRequestEntry entry : entries) {
      drafts.add(
          new Draft<>(
              SnsAttributeType.INSTANCE,
              entry.messageAttributes(),
              entry.id(),
              entry.message(),
              entry.subject(),
              false));
    }
    Exchange exchange =
        new Sending<>(messaging, Destinations.ofTopicArn(request.topicArn()), drafts).batch();
    List<PublishBatchRequestEntry> changed = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      PublishBatchRequestEntry entry = entries.get(i);
      Draft<MessageAttributeValue> draft = drafts.get(i);
      changed.add(
          draft.newAttributes == null
              ? entry
              : entry.toBuilder().messageAttributes(draft.newAttributes).build());
    }
    return new Prepared(request.toBuilder().publishBatchRequestEntries(changed).build(), exchange);
  }

  @Override
  public void tell(Exchange exchange, @Nullable SdkResponse response) {
    if (response instanceof PublishResponse published && exchange instanceof SendExchange send) {
      send.sent(published.messageId());
    } else if (response instanceof PublishBatchResponse batch
        && exchange instanceof BatchExchange<?> entries) {
      for (PublishBatchResultEntry entry : batch.successful()) {
        entries.sent(entry.id(), entry.messageId());
      }
      for (BatchResultErrorEntry entry : batch.failed()) {
        entries.refused(entry.id(), entry.code());
      }
    }
  }
}
