package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Shows, in one file for reviewers, what goes in and what leaves under {@code prod}. After a wanted
 * change run with {@code -Dgolden.update=true} and read the difference.
 */
class GoldenTest {
  private static final Path FILE = Path.of("src/test/resources/golden/prod.txt");

  private final Redactor redactor =
      Redactor.builder(RedactionPolicy.metadataOnly())
          .setKeyRing(
              KeyRing.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]), "test"))
          .build();

  @Test
  void prod_fortyRecords_leaveAsTheGoldenFileSays() throws Exception {
    StringBuilder text = new StringBuilder();
    GoldenRecords records = new GoldenRecords();
    for (SpanData span : records.spans()) {
      text.append("SPAN in\n").append(show(span));
      text.append("SPAN out\n").append(show(redactor.redact(span))).append('\n');
    }
    for (LogRecordData log : records.logs()) {
      text.append("LOG in\n").append(show(log));
      text.append("LOG out\n").append(show(redactor.redact(log))).append('\n');
    }
    assertThat(records.spans().size() + records.logs().size()).isGreaterThanOrEqualTo(40);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, text);
    }
    try (InputStream golden = GoldenTest.class.getResourceAsStream("/golden/prod.txt")) {
      assertThat(text.toString()).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  private static String show(SpanData span) {
    StringBuilder text = new StringBuilder();
    line(text, "name", span.getName());
    line(text, "kind", span.getKind());
    line(text, "scope", span.getInstrumentationScopeInfo().getName());
    line(
        text,
        "status",
        (span.getStatus().getStatusCode() + " " + span.getStatus().getDescription()).trim());
    show(text, "", span.getAttributes());
    for (EventData event : span.getEvents()) {
      line(text, "event", event.getName());
      show(text, "  ", event.getAttributes());
    }
    return text.toString();
  }

  private static String show(LogRecordData log) {
    StringBuilder text = new StringBuilder();
    line(text, "logger", log.getInstrumentationScopeInfo().getName());
    line(text, "severity", log.getSeverity());
    line(text, "event name", log.getEventName());
    line(text, "body", log.getBodyValue() == null ? "" : log.getBodyValue().asString());
    show(text, "", log.getAttributes());
    return text.toString();
  }

  private static void show(StringBuilder text, String indent, Attributes attributes) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    attributes.forEach((key, value) -> sorted.put(key.getKey(), value));
    sorted.forEach((key, value) -> line(text, indent + key, value));
  }

  private static void line(StringBuilder text, String name, Object value) {
    String shown = String.valueOf(value).replace("\n", "\n        ").stripTrailing();
    text.append("  ").append(name).append(" = ").append(shown).append('\n');
  }
}
