package io.throughline.realparts;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A small SNS: the query protocol that AWS SDK v2 speaks, fanning out to the queues of an SQS
 * server. It follows our reading of AWS's documentation, not AWS itself; no emulator in Maven
 * Central could be used.
 *
 * <p>Spoken: {@code CreateTopic} (standard topics), {@code Subscribe} (protocol {@code sqs},
 * attribute {@code RawMessageDelivery}), {@code Unsubscribe}, {@code Publish}, {@code
 * PublishBatch}, and SNS's errors. Raw delivery puts the attributes on the SQS message and discards
 * a message with more than ten; else the body is the JSON envelope with the attributes inside,
 * binary values in base64. The {@code X-Amzn-Trace-Id} header of a publish request goes to the
 * queue as {@code AWSTraceHeader}, as topics do by default (pass-through tracing).
 *
 * <p>Different from AWS: delivery is done before the publish request is answered, without retries,
 * so a test need not wait; what could not be delivered is listed in {@link #discarded}. Envelopes
 * are not signed. Neither filter policies nor FIFO topics nor a message structure are known.
 */
public final class SnsEndpoint implements AutoCloseable {
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
  private static final String ARN_PREFIX = "arn:aws:sns:us-east-1:000000000000:";
  private static final int MAX_BATCH = 10;

  private final Map<String, List<SnsSubscription>> topics = new ConcurrentHashMap<>();
  private final List<String> discarded = new CopyOnWriteArrayList<>();
  private final SqsDelivery delivery;
  private final LocalHttpServer server;

  private SnsEndpoint(URI sqsEndpoint) {
    delivery = new SqsDelivery(sqsEndpoint);
    server = LocalHttpServer.start("sns-endpoint", this::handle);
  }

  /** Starts an endpoint without topics that delivers to this SQS server. */
  public static SnsEndpoint start(URI sqsEndpoint) {
    return new SnsEndpoint(sqsEndpoint);
  }

  /** For a client's {@code endpointOverride}. Any region and credentials will do. */
  public URI endpoint() {
    return server.uri();
  }

  /** Why messages did not reach a subscriber, one line each, oldest first. */
  public List<String> discarded() {
    return List.copyOf(discarded);
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    SnsForm form =
        SnsForm.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String action = form.get("Action");
    String answer;
    int status = 200;
    try {
      String result =
          perform(action, form, exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"));
      answer = answer(String.valueOf(action), result);
    } catch (SnsException e) {
      status = e.status();
      answer = error(e);
    }
    LocalHttpServer.send(exchange, status, "text/xml", answer.getBytes(StandardCharsets.UTF_8));
  }

  private String perform(@Nullable String action, SnsForm form, @Nullable String traceHeader) {
    return switch (action == null ? "" : action) {
      case "CreateTopic" -> createTopic(form);
      case "Subscribe" -> subscribe(form);
      case "Unsubscribe" -> unsubscribe(form);
      case "Publish" -> publish(form, traceHeader);
      case "PublishBatch" -> publishBatch(form, traceHeader);
      default ->
          throw SnsException.sender(
              "InvalidAction", "The action " + action + " is not spoken by this endpoint");
    };
  }

  private String createTopic(SnsForm form) {
    String name = form.required("Name");
    if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: Topic Name");
    }
    topics.putIfAbsent(ARN_PREFIX + name, new CopyOnWriteArrayList<>());
    return element("TopicArn", ARN_PREFIX + name);
  }

  private String subscribe(SnsForm form) {
    String topicArn = form.required("TopicArn");
    if (!form.required("Protocol").equals("sqs")) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: Protocol");
    }
    boolean raw = false;
    SnsForm entries = form.under("Attributes").under("entry");
    for (int i = 1; entries.under(String.valueOf(i)).hasAny(); i++) {
      SnsForm entry = entries.under(String.valueOf(i));
      if (!entry.required("key").equals("RawMessageDelivery")) {
        throw SnsException.sender(
            "InvalidParameter", "Invalid parameter: AttributeName " + entry.get("key"));
      }
      raw = Boolean.parseBoolean(entry.required("value"));
    }
    SnsSubscription subscription = SnsSubscription.of(topicArn, form.required("Endpoint"), raw);
    subscriptions(topicArn).add(subscription);
    return element("SubscriptionArn", subscription.arn());
  }

  private String unsubscribe(SnsForm form) {
    String arn = form.required("SubscriptionArn");
    topics.values().forEach(list -> list.removeIf(subscription -> subscription.arn().equals(arn)));
    return "";
  }

  private String publish(SnsForm form, @Nullable String traceHeader) {
    List<SnsSubscription> subscriptions = subscriptions(form.required("TopicArn"));
    SnsMessage message = SnsMessage.parse(form, traceHeader);
    deliver(message, subscriptions);
    return element("MessageId", message.id());
  }

  private String publishBatch(SnsForm form, @Nullable String traceHeader) {
    List<SnsSubscription> subscriptions = subscriptions(form.required("TopicArn"));
    StringBuilder failed = new StringBuilder();
    Map<String, SnsMessage> accepted = parseBatch(form, traceHeader, failed);
    StringBuilder successful = new StringBuilder();
    accepted.forEach(
        (id, message) -> {
          deliver(message, subscriptions);
          successful
              .append("<member>")
              .append(element("Id", id))
              .append(element("MessageId", message.id()))
              .append("</member>");
        });
    return "<Successful>" + successful + "</Successful><Failed>" + failed + "</Failed>";
  }

  /** Entries fail one by one; the batch as a whole fails for its count, its ids and its size. */
  private static Map<String, SnsMessage> parseBatch(
      SnsForm form, @Nullable String traceHeader, StringBuilder failed) {
    Map<String, SnsMessage> accepted = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    SnsForm members = form.under("PublishBatchRequestEntries").under("member");
    int count = 1;
    for (; members.under(String.valueOf(count)).hasAny(); count++) {
      SnsForm member = members.under(String.valueOf(count));
      String id = member.required("Id");
      if (!ids.add(id)) {
        throw SnsException.sender(
            "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id");
      }
      try {
        accepted.put(id, SnsMessage.parse(member, traceHeader));
      } catch (SnsException e) {
        failed
            .append("<member>")
            .append(element("Id", id))
            .append(element("Code", e.code()))
            .append(element("Message", e.getMessage()))
            .append("<SenderFault>true</SenderFault></member>");
      }
    }
    if (count == 1) {
      throw SnsException.sender("EmptyBatchRequest", "The batch request contains no entries");
    }
    if (count > MAX_BATCH + 1) {
      throw SnsException.sender(
          "TooManyEntriesInBatchRequest", "The batch request contains more than 10 entries");
    }
    if (SnsMessage.bytes(accepted.values()) > SnsMessage.MAX_BYTES) {
      throw SnsException.sender("BatchRequestTooLong", "The batch request is too long");
    }
    return accepted;
  }

  private List<SnsSubscription> subscriptions(String topicArn) {
    List<SnsSubscription> subscriptions = topics.get(topicArn);
    if (subscriptions == null) {
      throw SnsException.notFound("Topic does not exist");
    }
    return subscriptions;
  }

  private void deliver(SnsMessage message, List<SnsSubscription> subscriptions) {
    for (SnsSubscription subscription : subscriptions) {
      String failure = delivery.deliver(message, subscription);
      if (failure != null) {
        discarded.add(message.id() + " to " + subscription.queue() + ": " + failure);
      }
    }
  }

  private static String answer(String action, String result) {
    return "<"
        + action
        + "Response xmlns=\""
        + NAMESPACE
        + "\"><"
        + action
        + "Result>"
        + result
        + "</"
        + action
        + "Result><ResponseMetadata>"
        + element("RequestId", UUID.randomUUID().toString())
        + "</ResponseMetadata></"
        + action
        + "Response>";
  }

  private static String error(SnsException e) {
    return "<ErrorResponse xmlns=\""
        + NAMESPACE
        + "\"><Error><Type>Sender</Type>"
        + element("Code", e.code())
        + element("Message", e.getMessage())
        + "</Error>"
        + element("RequestId", UUID.randomUUID().toString())
        + "</ErrorResponse>";
  }

  private static String element(String name, @Nullable String text) {
    String escaped =
        String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }

  @Override
  public String toString() {
    return "SnsEndpoint{" + endpoint() + ", topics=" + topics.keySet() + "}";
  }
}
