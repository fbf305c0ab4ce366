package io.throughline.propagation.aws;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.awssdk.v2_2.AwsSdkTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A service with plain clients, started as a JVM of its own. It sends to the first queue (one
 * message, then a batch of two), publishes to a topic (one message, then a batch of one) and
 * handles what is in the second queue.
 */
public final class PlainService {

  private PlainService() {}

  /**
   * Arguments: endpoint, queue to send to, queue to read, what else there is, endpoint and topic to
   * publish to. What else: {@code initialize} (an SDK), {@code library} (OpenTelemetry's
   * interceptor), {@code wrapper} (its client), {@code batch} (handled as one).
   */
  public static void main(String[] args) throws Exception {
    if (args[3].contains("initialize")) {
      AutoConfiguredOpenTelemetrySdk.initialize();
    }
    try (SqsClient plain =
            SqsClient.builder()
                .endpointOverride(URI.create(args[0]))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.executionInterceptors(others(args[3])))
                .build();
        SnsClient sns =
            SnsClient.builder()
                .endpointOverride(URI.create(args[4]))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.executionInterceptors(others(args[3])))
                .build()) {
      SqsClient sqs = args[3].contains("wrapper") ? library(args[3]).wrap(plain) : plain;
      Span click = GlobalOpenTelemetry.getTracer("test").spanBuilder("click").startSpan();
      try (Scope scope = click.makeCurrent();
          Scope order =
              Baggage.builder()
                  .put("business.transaction.name", "order")
                  .put("business.transaction.id", "o-1")
                  .build()
                  .makeCurrent()) {
        sqs.sendMessage(r -> r.queueUrl(args[1]).messageBody("one"));
        sqs.sendMessageBatch(
            r -> r.queueUrl(args[1]).entries(List.of(entry("two"), entry("three"))));
        sns.publish(r -> r.topicArn(args[5]).message("published"));
        sns.publishBatch(
            r -> r.topicArn(args[5]).publishBatchRequestEntries(topicEntry("published-too")));
      }
      click.end();
      SqsTracing tracing = SqsTracing.builder(GlobalOpenTelemetry.get()).queue(args[2]).build();
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(args[2]).waitTimeSeconds(5)).messages();
      if (args[3].contains("batch")) {
        tracing.processBatch(messages, PlainService::handle);
      } else {
        for (Message message : messages) {
          tracing.process(message, PlainService::handle);
        }
      }
    }
    System.exit(0); // flushes
  }

  private static void handle(Message message) {
    GlobalOpenTelemetry.getTracer("test")
        .spanBuilder("handle " + Baggage.current().getEntryValue("customer"))
        .startSpan()
        .end();
  }

  private static SendMessageBatchRequestEntry entry(String body) {
    return SendMessageBatchRequestEntry.builder().id(body).messageBody(body).build();
  }

  private static PublishBatchRequestEntry topicEntry(String message) {
    return PublishBatchRequestEntry.builder().id(message).message(message).build();
  }

  private static List<ExecutionInterceptor> others(String mode) {
    return mode.contains("library") || mode.contains("wrapper")
        ? List.of(library(mode).createExecutionInterceptor())
        : List.of();
  }

  private static AwsSdkTelemetry library(String mode) {
    return AwsSdkTelemetry.builder(GlobalOpenTelemetry.get())
        .setUseConfiguredPropagatorForMessaging(mode.contains("wrapper"))
        .build();
  }
}
