package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The requests and responses of SQS. Loaded only where an SQS client makes a call. */
final class SqsHook implements ServiceHook {

  private final PropagationSettings settings;
  private volatile @Nullable AwsMessaging known;

  SqsHook(PropagationSettings settings) {
    this.settings = settings;
  }

  private AwsMessaging messaging(OpenTelemetry openTelemetry, boolean besideOther) {
    AwsMessaging current = AwsMessaging.current(known, openTelemetry, Service.SQS, settings);
    known = current;
    return besideOther ? current.withoutSpans : current;
  }

  @Override
  public Prepared prepare(OpenTelemetry openTelemetry, SdkRequest request, boolean besideOther) {
    if (request instanceof SendMessageRequest send) {
      return send(messaging(openTelemetry, besideOther), send);
    }
    if (request instanceof SendMessageBatchRequest batch) {
      return sendBatch(messaging(openTelemetry, besideOther), batch);
    }
    if (request instanceof ReceiveMessageRequest receive) {
      AwsMessaging messaging = messaging(openTelemetry, besideOther);
      return new Prepared(
          ReceivedNames.askFor(receive, messaging.fields),
          messaging.makesSpans
              ? new ReceiveExchange(messaging, Destinations.ofQueueUrl(receive.queueUrl()))
              : null);
    }
    return Prepared.unchanged(request);
  }

  static Prepared send(AwsMessaging messaging, SendMessageRequest request) {
    Draft<MessageAttributeValue> draft =
        new Draft<>(
            SqsAttributeType.INSTANCE,
            request.messageAttributes(),
            null,
            request.messageBody(),
            null,
            !hasTraceHeader(request.messageSystemAttributesAsStrings()));
    Exchange exchange =
        new Sending<>(messaging, Destinations.ofQueueUrl(request.queueUrl()), List.of(draft))
            .single();
    if (draft.newAttributes == null && draft.newTraceHeader == null) {
      return new Prepared(request, exchange);
    }
    SendMessageRequest.Builder builder = request.toBuilder();
    if (draft.newAttributes != null) {
      builder.messageAttributes(draft.newAttributes);
    }
    if (draft.newTraceHeader != null) {
      builder.messageSystemAttributesWithStrings(
          withTraceHeader(request.messageSystemAttributesAsStrings(), draft.newTraceHeader));
    }
    return new Prepared(builder.build(), exchange);
  }

  static Prepared sendBatch(AwsMessaging messaging, SendMessageBatchRequest request) {
    List<SendMessageBatchRequestEntry> entries = request.entries();
    List<Draft<MessageAttributeValue>> drafts = new ArrayList<>(entries.size());
    for (SendMessageBatchRequestEntry entry : entries) {
      drafts.add(
          new Draft<>(
              SqsAttributeType.INSTANCE,
              entry.messageAttributes(),
              entry.id(),
              entry.messageBody(),
              null,
              !hasTraceHeader(entry.messageSystemAttributesAsStrings())));
    }
    Exchange exchange =
        new Sending<>(messaging, Destinations.ofQueueUrl(request.queueUrl()), drafts).batch();
    List<SendMessageBatchRequestEntry> changed = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      changed.add(withContext(entries.get(i), drafts.get(i)));
    }
    return new Prepared(request.toBuilder().entries(changed).build(), exchange);
  }

  private static SendMessageBatchRequestEntry withContext(
      SendMessageBatchRequestEntry entry, Draft<MessageAttributeValue> draft) {
    if (draft.newAttributes == null && draft.newTraceHeader == null) {
      return entry;
    }
    SendMessageBatchRequestEntry.Builder builder = entry.toBuilder();
    if (draft.newAttributes != null) {
      builder.messageAttributes(draft.newAttributes);
    }
    if (draft.newTraceHeader != null) {
      builder.messageSystemAttributesWithStrings(
          withTraceHeader(entry.messageSystemAttributesAsStrings(), draft.newTraceHeader));
    }
    return builder.build();
  }

  private static boolean hasTraceHeader(Map<String, MessageSystemAttributeValue> attributes) {
    return attributes.containsKey(SqsMessageGetter.AWS_TRACE_HEADER);
  }

  private static Map<String, MessageSystemAttributeValue> withTraceHeader(
      Map<String, MessageSystemAttributeValue> attributes, String header) {
    Map<String, MessageSystemAttributeValue> changed = new HashMap<>(attributes);
    changed.put(
        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER.toString(),
        MessageSystemAttributeValue.builder()
            .dataType(AttributeRules.STRING_TYPE)
            .stringValue(header)
            .build());
    return changed;
  }

  @Override
  public void tell(Exchange exchange, @Nullable SdkResponse response) {
    if (response instanceof SendMessageResponse sent && exchange instanceof SendExchange send) {
      send.sent(sent.messageId());
    } else if (response instanceof SendMessageBatchResponse batch
        && exchange instanceof BatchExchange<?> entries) {
      for (SendMessageBatchResultEntry entry : batch.successful()) {
        entries.sent(entry.id(), entry.messageId());
      }
      for (BatchResultErrorEntry entry : batch.failed()) {
        entries.refused(entry.id(), entry.code());
      }
    } else if (response instanceof ReceiveMessageResponse received
        && exchange instanceof ReceiveExchange poll) {
      poll.received(received.messages());
    }
  }
}
