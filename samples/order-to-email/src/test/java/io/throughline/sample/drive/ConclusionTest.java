package io.throughline.sample.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sample.shop.Customer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConclusionTest {

  private static final String START = "INFO: Throughline 0.1: policy prod (…)\n";

  private final ObjectNode report = new ObjectMapper().createObjectNode();
  private final Conclusion conclusion = new Conclusion(report, new Ledger());

  @Test
  void searchOutput_serviceThatOnlyStarted_findsNothing() {
    conclusion.searchOutput("billing-1", START + "ready http://127.0.0.1:1\n");

    assertThat(report.path("leaks")).isEmpty();
    assertThat(conclusion.complaints()).noneMatch(line -> line.contains("billing-1"));
  }

  @Test
  void searchOutput_serviceThatPrintedACard_isALeakThatDoesNotRepeatTheCard() {
    conclusion.searchOutput("billing-1", START + "card " + Customer.number(3).cardInGroups());

    assertThat(report.path("leaks")).hasSize(1);
    JsonNode leak = report.path("leaks").get(0);
    assertThat(leak.get("secret").asText()).isEqualTo("card");
    assertThat(leak.get("service").asText()).isEqualTo("billing-1");
    assertThat(leak.toString()).doesNotContain("4111");
    assertThat(conclusion.complaints()).anyMatch(line -> line.startsWith("leaked:"));
  }

  @Test
  void searchOutput_serviceWithoutTheStartLine_isComplainedOf() {
    conclusion.searchOutput("mailer", "ready\n");

    assertThat(conclusion.complaints()).anyMatch(line -> line.startsWith("mailer did not print"));
  }

  @Test
  void searchHeaders_contextAndBusinessBaggageOnly_findsNothing() {
    conclusion.searchHeaders(
        new SentHeaders(1, List.of("traceparent=00-…-01", "baggage=business.transaction.id=o-1")));

    assertThat(report.path("leaks")).isEmpty();
    assertThat(conclusion.complaints()).noneMatch(line -> line.contains("Kafka"));
  }

  @Test
  void searchHeaders_baggageOfSomebodyElse_isALeak() {
    conclusion.searchHeaders(
        new SentHeaders(
            1,
            List.of(
                "traceparent=00-…-01", "baggage=customer.email=" + Customer.number(0).email())));

    assertThat(report.path("leaks")).hasSize(1);
  }

  @Test
  void searchHeaders_messageWithoutContext_isComplainedOf() {
    conclusion.searchHeaders(new SentHeaders(2, List.of("traceparent=00-…-01", "baggage=a=b")));

    assertThat(conclusion.complaints()).anyMatch(line -> line.startsWith("1 of 2 messages"));
  }

  @Test
  void writeReport_whatTheDriverKnows_standsBesideWhatTelemetryTells(@TempDir Path folder)
      throws Exception {
    conclusion.writeReport(folder.resolve("report.json"));

    JsonNode written = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(written.at("/driver/placed").asInt(-1)).isZero();
  }
}
