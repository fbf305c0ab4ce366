package io.throughline.sample.drive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.throughline.realparts.OtlpReceiver;
import io.throughline.sample.shop.Customer;
import io.throughline.sample.shop.Fate;
import io.throughline.sample.shop.Order;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody asks what is known of them. One command names every token to search for, and the search
 * finds that person in all five services, before and after the keys were rotated and however the
 * address was typed; the address itself is nowhere.
 */
class PersonIT {

  private static final String OLD_KEY = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW_KEY =
      "new:"
          + Base64.getEncoder().encodeToString("thirty-two bytes, and some more.".getBytes(UTF_8));

  private static final String[] SERVICES = {
    "storefront", "billing", "inventory", "payment", "mailer"
  };

  @TempDir Path folder;

  @Test
  void person_beforeAndAfterARotation_isFoundInAllServicesAndNeverByName() throws Exception {
    Customer customer = Customer.number(7);
    Customer typedOtherwise = withEmail(customer, capitalised(customer.email()));
    Path keys = folder.resolve("keys");
    try (Parts parts = Parts.start();
        OtlpReceiver before = OtlpReceiver.start();
        OtlpReceiver after = OtlpReceiver.start()) {
      Files.writeString(keys, OLD_KEY + "\n");
      order(parts, before, keys, order(1, customer));
      Files.writeString(keys, NEW_KEY + "\n" + OLD_KEY + "\n");
      order(parts, after, keys, order(2, typedOtherwise));

      List<String> tokens = person(keys, customer.email());

      assertThat(tokens).hasSize(2);
      assertThat(person(keys, typedOtherwise.email())).isEqualTo(tokens);
      String newest = tokens.get(0);
      String oldest = tokens.get(1);
      assertThat(newest).startsWith("new_");
      assertThat(oldest).startsWith("old_");
      assertThat(servicesWithSpansOf(oldest, before)).containsExactlyInAnyOrder(SERVICES);
      assertThat(servicesWithLogsOf(oldest, before)).containsExactlyInAnyOrder(SERVICES);
      assertThat(servicesWithSpansOf(newest, after)).containsExactlyInAnyOrder(SERVICES);
      assertThat(servicesWithLogsOf(newest, after)).containsExactlyInAnyOrder(SERVICES);
      assertThat(before.requestsContaining(newest)).isEmpty();
      assertThat(after.requestsContaining(oldest)).isEmpty();
      for (OtlpReceiver receiver : List.of(before, after)) {
        assertThat(receiver.requestsContaining(customer.email())).isEmpty();
        assertThat(receiver.requestsContaining(typedOtherwise.email())).isEmpty();
      }
    }
  }

  /** Starts the services with the keys of the day, places the order, and waits for its mail. */
  private void order(Parts parts, OtlpReceiver receiver, Path keys, Order order) throws Exception {
    Path logs = folder.resolve(order.id());
    Map<String, String> ring = Map.of("THROUGHLINE_REDACTION_KEYS", "file:" + keys);
    try (Services services = Services.of(parts, receiver.endpoint(), logs, ring)) {
      URI storefront = services.start();
      HttpRequest request =
          HttpRequest.newBuilder(storefront.resolve("/orders"))
              .header("traceparent", "00-" + "5".repeat(32) + "-" + "7".repeat(16) + "-01")
              .POST(HttpRequest.BodyPublishers.ofString(order.toJson()))
              .build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(202);
      int mails = order.id().equals("order-1") ? 1 : 2;
      assertThat(parts.mail().awaitMessages(mails, Duration.ofSeconds(60))).isTrue();
      assertThat(services.stop()).isEmpty();
    }
  }

  private static Order order(int number, Customer customer) {
    return new Order("order-" + number, 4_200, Fate.NORMAL, customer);
  }

  private static Customer withEmail(Customer customer, String email) {
    return new Customer(
        customer.name(),
        email,
        customer.address(),
        customer.card(),
        customer.password(),
        customer.bearer(),
        customer.jwt());
  }

  /** Maria.Varga@…, as a telephone's keyboard likes to begin a word. */
  private static String capitalised(String email) {
    return Character.toUpperCase(email.charAt(0)) + email.substring(1);
  }

  private static List<String> person(Path keys, String email)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("throughline.cli"),
                "person",
                "--keys",
                "file:" + keys)
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write((email + "\n").getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  private static Set<String> servicesWithSpansOf(String token, OtlpReceiver receiver) {
    Set<String> services = new TreeSet<>();
    for (ResourceSpans resource : receiver.resourceSpans()) {
      if (resource.getScopeSpansList().stream()
          .flatMap(scope -> scope.getSpansList().stream())
          .anyMatch(span -> isOf(token, span.getAttributesList()))) {
        services.add(service(resource.getResource()));
      }
    }
    return services;
  }

  private static Set<String> servicesWithLogsOf(String token, OtlpReceiver receiver) {
    Set<String> services = new TreeSet<>();
    for (ResourceLogs resource : receiver.resourceLogs()) {
      if (resource.getScopeLogsList().stream()
          .flatMap(scope -> scope.getLogRecordsList().stream())
          .anyMatch(log -> isOf(token, log.getAttributesList()))) {
        services.add(service(resource.getResource()));
      }
    }
    return services;
  }

  private static boolean isOf(String token, List<KeyValue> attributes) {
    return attributes.stream()
        .anyMatch(
            attribute ->
                attribute.getKey().equals("enduser.pseudo.id")
                    && attribute.getValue().getStringValue().equals(token));
  }

  private static String service(Resource resource) {
    return resource.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals("service.name"))
        .findFirst()
        .orElseThrow()
        .getValue()
        .getStringValue();
  }
}
