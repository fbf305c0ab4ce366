package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.ServiceHook.Prepared;
import io.throughline.propagation.internal.PropagationSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Answers that another interceptor made, as those of caches, stubs and claim checks do: they lack
 * what only the service's own answer has.
 */
class AnswersTest {

  private final InMemorySpanExporter ended = InMemorySpanExporter.create();
  private final OpenTelemetrySdk openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(ended))
                  .build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();
  private final ServiceHook sqs = new SqsHook(PropagationSettings.fromEnvironment());
  private final ServiceHook sns = new SnsHook(PropagationSettings.fromEnvironment());

  @Test
  void complete_answerWithoutMetadata_endsTheSendSpan() {
    answer(
        sqs,
        SendMessageRequest.builder().queueUrl("http://x/q").messageBody("x").build(),
        SendMessageResponse.builder().messageId("m").build());
    answer(
        sns,
        PublishRequest.builder().topicArn("arn:aws:sns:x:1:t").message("x").build(),
        PublishResponse.builder().messageId("m").build());

    assertThat(ended.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("send q", "send t");
  }

  @Test
  void complete_batchAnswerWithoutMetadata_endsEverySpan() {
    answer(
        sqs,
        SendMessageBatchRequest.builder()
            .queueUrl("http://x/q")
            .entries(SendMessageBatchRequestEntry.builder().id("a").messageBody("x").build())
            .build(),
        SendMessageBatchResponse.builder().build());

    assertThat(ended.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("create q", "send q");
  }

  @Test
  void complete_receivedWithoutMetadata_endsTheReceiveSpan() {
    answer(
        sqs,
        ReceiveMessageRequest.builder().queueUrl("http://x/q").build(),
        ReceiveMessageResponse.builder().messages(Message.builder().body("x").build()).build());

    assertThat(ended.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("receive q");
  }

  private void answer(ServiceHook hook, SdkRequest request, SdkResponse response) {
    Prepared prepared = hook.prepare(openTelemetry, request, false);
    hook.complete(prepared.exchange(), response, null);
  }
}
