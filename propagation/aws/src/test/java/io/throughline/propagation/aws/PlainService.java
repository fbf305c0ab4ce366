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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A service with plain clients, started as a JVM of its own. It sends to the first queue (one
 * message, then a batch of two) and handles what is in the second.
 */
public final class PlainService {

  private PlainService() {}

  /** Arguments: endpoint, queue to send to, queue to read, {@code initialize} or not. */
  public static void main(String[] args) throws Exception {
    if (args[3].contains("initialize")) {
      AutoConfiguredOpenTelemetrySdk.initialize();
    }
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(args[0]))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(c -> c.executionInterceptors(others(args[3])))
            .build()) {
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
      }
      click.end();
      SqsTracing tracing = SqsTracing.builder(GlobalOpenTelemetry.get()).queue(args[2]).build();
      for (Message message :
          sqs.receiveMessage(r -> r.queueUrl(args[2]).waitTimeSeconds(5)).messages()) {
        tracing.process(
            message,
            m ->
                GlobalOpenTelemetry.getTracer("test")
                    .spanBuilder("handle " + Baggage.current().getEntryValue("customer"))
                    .startSpan()
                    .end());
      }
    }
    System.exit(0); // flushes
  }

  private static SendMessageBatchRequestEntry entry(String body) {
    return SendMessageBatchRequestEntry.builder().id(body).messageBody(body).build();
  }

  private static List<ExecutionInterceptor> others(String mode) {
    return mode.contains("library")
        ? List.of(AwsSdkTelemetry.create(GlobalOpenTelemetry.get()).createExecutionInterceptor())
        : List.of();
  }
}
