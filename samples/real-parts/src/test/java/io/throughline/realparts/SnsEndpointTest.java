package io.throughline.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SnsEndpointTest {
  private static final MessageAttributeValue TEXT =
      MessageAttributeValue.builder().dataType("String").stringValue("a \"b\" & <c>").build();
  private static final MessageAttributeValue BYTES =
      MessageAttributeValue.builder()
          .dataType("Binary")
          .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2, -1}))
          .build();

  private static SqsServer sqsServer;
  private static SqsClient sqs;

  private SnsEndpoint endpoint;
  private SnsClient sns;
  private String topic;
  private String queue;

  @BeforeAll
  static void startSqs() {
    sqsServer = SqsServer.start();
    sqs =
        SqsClient.builder()
            .endpointOverride(sqsServer.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterAll
  static void stopSqs() {
    sqs.close();
    sqsServer.close();
  }

  @BeforeEach
  void start() {
    endpoint = SnsEndpoint.start(sqsServer.endpoint());
    sns =
        SnsClient.builder()
            .endpointOverride(endpoint.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    topic = sns.createTopic(r -> r.name("orders")).topicArn();
    queue = sqs.createQueue(r -> r.queueName("billing")).queueUrl();
  }

  @AfterEach
  void stop() {
    sqs.deleteQueue(r -> r.queueUrl(queue));
    sns.close();
    endpoint.close();
  }

  @Test
  void publish_rawSubscription_putsAttributesOnTheMessage() {
    subscribe(true);

    sns.publish(
        r ->
            r.topicArn(topic)
                .message("order 1 & more")
                .messageAttributes(Map.of("text", TEXT, "bytes", BYTES)));

    Message message = receiveOne();
    assertThat(message.body()).isEqualTo("order 1 & more");
    assertThat(message.messageAttributes().get("text").stringValue()).isEqualTo("a \"b\" & <c>");
    assertThat(message.messageAttributes().get("bytes").binaryValue().asByteArray())
        .containsExactly(1, 2, -1);
  }

  @Test
  void publish_envelopedSubscription_putsAttributesInTheBody() throws Exception {
    subscribe(false);

    String id =
        sns.publish(
                r ->
                    r.topicArn(topic)
                        .subject("an order")
                        .message("{\"id\":1}")
                        .messageAttributes(Map.of("text", TEXT, "bytes", BYTES)))
            .messageId();

    Message message = receiveOne();
    assertThat(message.messageAttributes()).isEmpty();
    JsonNode envelope = new ObjectMapper().readTree(message.body());
    assertThat(envelope.get("Type").asText()).isEqualTo("Notification");
    assertThat(envelope.get("MessageId").asText()).isEqualTo(id);
    assertThat(envelope.get("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.get("Subject").asText()).isEqualTo("an order");
    assertThat(envelope.get("Message").asText()).isEqualTo("{\"id\":1}");
    assertThat(Instant.parse(envelope.get("Timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    assertThat(envelope.at("/MessageAttributes/text").toString())
        .isEqualTo("{\"Type\":\"String\",\"Value\":\"a \\\"b\\\" & <c>\"}");
    assertThat(envelope.at("/MessageAttributes/bytes").toString())
        .isEqualTo("{\"Type\":\"Binary\",\"Value\":\"AQL/\"}");
  }

  @Test
  void publish_elevenAttributes_areDiscardedRawAndArriveEnveloped() {
    subscribe(true);
    String enveloped = sqs.createQueue(r -> r.queueName("inventory")).queueUrl();
    subscribe(enveloped, false);

    sns.publish(
        r ->
            r.topicArn(topic)
                .message("order")
                .messageAttributes(
                    IntStream.range(0, 11)
                        .boxed()
                        .collect(Collectors.toMap(i -> "attribute" + i, i -> TEXT))));

    assertThat(receive(enveloped)).hasSize(1);
    assertThat(receive(queue)).isEmpty();
    assertThat(endpoint.discarded()).singleElement().asString().contains("billing", "more than 10");
    sqs.deleteQueue(r -> r.queueUrl(enveloped));
  }

  @Test
  void publish_traceHeaderOfTheRequest_arrivesAsAwsTraceHeader() {
    subscribe(true);
    String header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    sns.publish(
        r ->
            r.topicArn(topic)
                .message("order")
                .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", header)));

    assertThat(receiveOne().attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, header);
  }

  @Test
  void publishBatch_oneBadEntry_failsAloneAndTheOthersArrive() {
    subscribe(true);

    PublishBatchResponse response =
        sns.publishBatch(
            r ->
                r.topicArn(topic)
                    .publishBatchRequestEntries(
                        entry("good", "order").messageAttributes(Map.of("text", TEXT)).build(),
                        entry("bad", "order")
                            .messageAttributes(
                                Map.of(
                                    "empty",
                                    MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("")
                                        .build()))
                            .build()));

    assertThat(response.successful())
        .singleElement()
        .satisfies(e -> assertThat(e.id()).isEqualTo("good"));
    assertThat(response.failed())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.id()).isEqualTo("bad");
              assertThat(e.senderFault()).isTrue();
            });
    assertThat(receiveOne().messageAttributes()).containsOnlyKeys("text");
  }

  @Test
  void publishBatch_elevenEntries_isRefusedAsAWhole() {
    subscribe(true);
    List<PublishBatchRequestEntry> entries =
        IntStream.range(0, 11).mapToObj(i -> entry("id" + i, "order").build()).toList();

    assertThatThrownBy(
            () -> sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThat(receive(queue)).isEmpty();
  }

  @Test
  void publish_unknownTopic_isNotFound() {
    assertThatThrownBy(
            () ->
                sns.publish(
                    r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:none").message("order")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Topic does not exist");
  }

  @Test
  void publish_bodyAndAttributesOverTheLimit_areRefused() {
    subscribe(true);
    String body = "x".repeat(262_144 - 3 - 6 - 3);
    MessageAttributeValue three =
        MessageAttributeValue.builder().dataType("String").stringValue("abc").build();

    sns.publish(r -> r.topicArn(topic).message(body).messageAttributes(Map.of("key", three)));
    assertThatThrownBy(
            () ->
                sns.publish(
                    r -> r.topicArn(topic).message(body).messageAttributes(Map.of("key2", three))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void publish_badAttributeName_isRefused() {
    assertThatThrownBy(
            () ->
                sns.publish(
                    r -> r.topicArn(topic).message("order").messageAttributes(Map.of("a b", TEXT))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("a b");
  }

  @Test
  void unsubscribe_publishLater_reachesNobody() {
    String subscription = subscribe(true);
    sns.unsubscribe(r -> r.subscriptionArn(subscription));

    sns.publish(r -> r.topicArn(topic).message("order"));

    assertThat(receive(queue)).isEmpty();
  }

  private static PublishBatchRequestEntry.Builder entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message);
  }

  private String subscribe(boolean raw) {
    return subscribe(queue, raw);
  }

  private String subscribe(String queueUrl, boolean raw) {
    String arn =
        sqs.getQueueAttributes(
                r -> r.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return sns.subscribe(
            r ->
                r.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", String.valueOf(raw))))
        .subscriptionArn();
  }

  private Message receiveOne() {
    List<Message> messages = receive(queue);
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  private static List<Message> receive(String queueUrl) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}
