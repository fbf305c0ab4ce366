package io.throughline.sample.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known when a run has ended: the desk's report, and beside it what the driver knows. */
final class Conclusion {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode report;
  private final Ledger ledger;
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param report what the desk made of the telemetry; grows by what the driver found
   */
  Conclusion(ObjectNode report, Ledger ledger) {
    this.report = report;
    this.ledger = ledger;
    report.set("driver", JSON.valueToTree(ledger.toMap()));
  }

  /** What a service printed is as public as what it exported. */
  void searchOutput(String service, String output) {
    if (!output.contains("Throughline ") || !output.contains("policy prod")) {
      complaints.add(service + " did not print the start line with its policy");
    }
    search(output, "output", service, "standard output or error");
  }

  /** What went on to the next service, beside the message itself. */
  void searchHeaders(SentHeaders sent) {
    report.withObject("/driver").put("messagesOnKafka", sent.messages());
    for (String field : new String[] {"traceparent", "baggage"}) {
      if (sent.with(field) != sent.messages()) {
        complaints.add(
            sent.with(field) + " of " + sent.messages() + " messages on Kafka carry " + field);
      }
    }
    for (String header : sent.headers()) {
      search(header, "baggage", "billing", "header " + header.substring(0, header.indexOf('=')));
    }
  }

  /** The figures that the desk's report leaves out: the KPI, the ages, the instances. */
  void compare(Figures figures, int instances) {
    long purchases = figures.total("shop.purchases");
    report.putObject("kpi").put("shop.purchases", purchases);
    if (purchases != ledger.mails()) {
      complaints.add(
          "shop.purchases is " + purchases + ", but " + ledger.mails() + " mails were sent");
    }
    double age = figures.max("business.transaction.age");
    report.withObject("/transaction").put("oldest", age);
    if (age < ledger.redrivenAfterSeconds()) {
      complaints.add(
          "the oldest transaction was "
              + age
              + " s old, but one lay in the dead-letter queue until "
              + ledger.redrivenAfterSeconds()
              + " s after it was placed");
    }
    Set<String> seen = figures.instances();
    if (seen.size() != instances || seen.contains("")) {
      complaints.add("service.instance.id has the values " + seen + ", not " + instances);
    }
    List<String> lacking =
        figures.shopLogsWithout(
            "business.transaction.name", "business.transaction.id", "business.transaction.step");
    if (!lacking.isEmpty()) {
      complaints.add(lacking.size() + " log records lack something, such as " + lacking.get(0));
    }
  }

  void complain(String sentence) {
    complaints.add(sentence);
  }

  /** Every figure that is wrong and everything else that should not be; empty for a good run. */
  List<String> complaints() {
    List<String> all = new ArrayList<>(Verdict.disagreements(report, ledger));
    all.addAll(complaints);
    return all;
  }

  void writeReport(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(report) + System.lineSeparator());
  }

  void printTo(PrintStream out) {
    out.println();
    line(out, "orders", "/orders");
    line(out, "traces", "/traces");
    line(out, "spans", "/spans");
    line(out, "transaction", "/transaction");
    line(out, "kpi", "/kpi");
    line(out, "exemplars", "/exemplars");
    line(out, "logs", "/logs");
    line(out, "degraded", "/degraded");
    out.printf(Locale.ROOT, "  %-12s %d%n", "leaks", report.path("leaks").size());
    line(out, "driver", "/driver");
    out.println();
  }

  private void line(PrintStream out, String title, String pointer) {
    StringBuilder figures = new StringBuilder();
    for (Map.Entry<String, JsonNode> figure : report.at(pointer).properties()) {
      figures.append(figure.getKey()).append(' ').append(rounded(figure.getValue())).append("  ");
    }
    out.printf(Locale.ROOT, "  %-12s %s%n", title, figures.toString().strip());
  }

  private static String rounded(JsonNode figure) {
    return figure.isDouble()
        ? String.format(Locale.ROOT, "%.2f", figure.asDouble())
        : figure.asText();
  }

  private void search(String text, String signal, String service, String where) {
    ArrayNode leaks = report.withArray("/leaks");
    Secrets.planted()
        .forEach(
            (secret, kind) -> {
              if (text.contains(secret)) {
                leaks
                    .addObject()
                    .put("secret", kind)
                    .put("signal", signal)
                    .put("service", service)
                    .put("where", where);
              }
            });
  }
}
