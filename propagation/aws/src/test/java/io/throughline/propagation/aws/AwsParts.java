package io.throughline.propagation.aws;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.realparts.SnsEndpoint;
import io.throughline.realparts.SqsServer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue server, a topic endpoint, traced clients of both and one that nobody traces. */
abstract class AwsParts {

  static final TextMapPropagator PROPAGATOR = ThroughlinePropagator.getInstance();

  static SqsServer sqsServer;
  static SnsEndpoint snsEndpoint;

  /** A business transaction that began two seconds before the test. */
  final Baggage transaction =
      Baggage.builder()
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .put("business.transaction.start_time", Long.toString(System.currentTimeMillis() - 2_000))
          .build();

  final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  final InMemoryMetricReader reader = InMemoryMetricReader.create();
  OpenTelemetrySdk openTelemetry;
  Tracer tracer;
  SqsClient sqs;
  SnsClient sns;

  /**
   * No OpenTelemetry is global in these tests, so the interceptor of the class path does nothing.
   */
  SqsClient plain;

  @BeforeAll
  static void startParts() {
    sqsServer = SqsServer.start();
    snsEndpoint = SnsEndpoint.start(sqsServer.endpoint());
  }

  @AfterAll
  static void stopParts() {
    snsEndpoint.close();
    sqsServer.close();
  }

  @BeforeEach
  void setUp() {
    openTelemetry = sdk(propagator());
    tracer = openTelemetry.getTracer("test");
    sqs = sqs(SqsTracing.create(openTelemetry).interceptor());
    sns = sns(SnsTracing.create(openTelemetry).interceptor());
    plain = sqs();
  }

  @AfterEach
  void tearDown() {
    sqs.close();
    sns.close();
    plain.close();
    openTelemetry.close();
  }

  TextMapPropagator propagator() {
    return PROPAGATOR;
  }

  final OpenTelemetrySdk sdk(TextMapPropagator propagator) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build())
        .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
        .setPropagators(ContextPropagators.create(propagator))
        .build();
  }

  static SqsClient sqs(ExecutionInterceptor... interceptors) {
    return SqsClient.builder()
        .endpointOverride(sqsServer.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(c -> retryingAtOnce(c).executionInterceptors(List.of(interceptors)))
        .build();
  }

  static SnsClient sns(ExecutionInterceptor... interceptors) {
    return SnsClient.builder()
        .endpointOverride(snsEndpoint.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(c -> retryingAtOnce(c).executionInterceptors(List.of(interceptors)))
        .build();
  }

  /** As often as by default, but nobody waits in between. */
  private static ClientOverrideConfiguration.Builder retryingAtOnce(
      ClientOverrideConfiguration.Builder configuration) {
    return configuration.retryStrategy(
        retries ->
            retries
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()));
  }

  final String queue() {
    return queue("queue-" + UUID.randomUUID(), Map.of());
  }

  final String queue(String name, Map<QueueAttributeName, String> attributes) {
    return plain.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  /** A topic that delivers to this queue. */
  final String topic(String queueUrl, boolean raw) {
    String topic = sns.createTopic(r -> r.name("topic-" + UUID.randomUUID())).topicArn();
    String arn =
        plain
            .getQueueAttributes(
                r -> r.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
        r ->
            r.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", Boolean.toString(raw))));
    return topic;
  }

  final List<Message> receive(String queueUrl) {
    return sqs.receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(5))
        .messages();
  }

  /** Everything that is on the next message, asked for by hand. */
  final Message receiveAll(String queueUrl) {
    return plain
        .receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .waitTimeSeconds(5)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNamesWithStrings("All"))
        .messages()
        .get(0);
  }

  static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  static PublishBatchRequestEntry topicEntry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  final SqsTracing tracing(String queueUrl) {
    return SqsTracing.builder(openTelemetry).queue(queueUrl).build();
  }

  final List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  final SpanData span(String namePrefix) {
    return spans().stream()
        .filter(span -> span.getName().startsWith(namePrefix))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no span " + namePrefix + " in " + spans()));
  }

  final MetricData metric(String name) {
    Collection<MetricData> metrics = reader.collectAllMetrics();
    return metrics.stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name + " in " + metrics));
  }

  final long sum(String name) {
    return reader.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .mapToLong(point -> point.getValue())
        .sum();
  }

  static TextMapPropagator w3c() {
    return TextMapPropagator.composite(
        io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator.getInstance(),
        W3CBaggagePropagator.getInstance());
  }
}
