package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Shows, in one file for reviewers, what goes in and what leaves under {@code prod}. What goes in
 * lies in {@code golden/in}: captured from real runs (how to do so again says the file itself),
 * built from the conventions, and written by hand. After a wanted change run with {@code
 * -Dgolden.update=true} and read the difference.
 */
class GoldenTest {
  private static final Path FILE = Path.of("src/test/resources/golden/prod.txt");
  private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");
  private static final List<String> SOURCES = List.of("captured", "conventions", "handwritten");

  private final Redactor redactor = redactor();

  private static Redactor redactor() {
    return Redactor.builder(RedactionPolicy.metadataOnly())
        .setKeyRing(KeyRing.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]), "test"))
        .build();
  }

  @Test
  void prod_recordsOfEverySource_leaveAsTheGoldenFileSays() throws Exception {
    StringBuilder text = new StringBuilder();
    for (String source : SOURCES) {
      for (SpanData span : spans(source)) {
        text.append("SPAN in (").append(source).append(")\n").append(show(span));
        SpanData out = redactor.redact(span);
        text.append("SPAN out\n").append(show(out));
        text.append("READS ").append(Triage.of(out)).append("\n\n");
      }
      for (LogRecordData log : logs(source)) {
        text.append("LOG in (").append(source).append(")\n").append(show(log));
        LogRecordData out = redactor.redact(log);
        text.append("LOG out\n").append(show(out));
        text.append("READS ").append(Triage.of(out)).append("\n\n");
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, text);
    }
    try (InputStream golden = GoldenTest.class.getResourceAsStream("/golden/prod.txt")) {
      assertThat(text.toString())
          .isEqualTo(
              Boolean.getBoolean("golden.update")
                  ? text.toString()
                  : new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void redact_aSpanAgainByAnotherOfTheSamePolicy_changesNothing() throws Exception {
    Redactor another = redactor();
    for (String source : SOURCES) {
      for (SpanData span : spans(source)) {
        SpanData once = redactor.redact(span);
        assertThat(show(another.redact(once))).isEqualTo(show(once));
      }
    }
  }

  @Test
  void records_comeFromEverySourceAndEveryTechnology() throws Exception {
    List<SpanData> captured = spans("captured");
    int all = 0;
    for (String source : SOURCES) {
      all += spans(source).size() + logs(source).size();
    }

    assertThat(all).isGreaterThanOrEqualTo(40);
    assertThat(captured.size() + logs("captured").size()).isGreaterThanOrEqualTo(20);
    assertThat(captured.stream().map(span -> span.getInstrumentationScopeInfo().getName()))
        .contains(
            "io.opentelemetry.java-http-server",
            "io.opentelemetry.java-http-client",
            "io.opentelemetry.jdbc",
            "io.throughline.propagation.kafka",
            "io.throughline.propagation.aws");
    assertThat(captured.stream().map(span -> systemOf(span.getAttributes())))
        .contains("kafka", "aws_sqs", "aws.sns");
    assertThat(captured.stream().flatMap(span -> span.getEvents().stream()))
        .extracting(EventData::getName)
        .contains("exception");
  }

  @Test
  void reader_ofTheOutputAlone_namesStepDependencyStatusAndFailingClass() throws Exception {
    for (String source : List.of("captured", "conventions")) {
      for (SpanData span : spans(source)) {
        Triage reads = Triage.of(redactor.redact(span));
        assertThat(reads.step()).as(span.toString()).isNotBlank();
        assertThat(reads.status()).as(span.toString()).isNotBlank();
        assertThat(reads.dependency()).as(span.toString()).isEqualTo(Triage.of(span).dependency());
        if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
          assertThat(reads.status()).as(span.toString()).contains("ERROR");
        }
        for (EventData event : span.getEvents()) {
          String thrown = event.getAttributes().get(EXCEPTION);
          if (thrown != null) {
            assertThat(reads.failing()).as(span.toString()).startsWith(thrown + " at ");
          }
        }
      }
      for (LogRecordData log : logs(source)) {
        String thrown = log.getAttributes().get(EXCEPTION);
        if (thrown != null) {
          assertThat(Triage.of(redactor.redact(log)).failing())
              .as(log.toString())
              .startsWith(thrown + " at ");
        }
      }
    }
  }

  private static String systemOf(Attributes attributes) {
    return String.valueOf(attributes.get(AttributeKey.stringKey("messaging.system")));
  }

  private static List<SpanData> spans(String source) throws IOException {
    return OtlpRecords.spans("/golden/in/" + source + "-spans.textproto");
  }

  private static List<LogRecordData> logs(String source) throws IOException {
    return OtlpRecords.logs("/golden/in/" + source + "-logs.textproto");
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
    for (LinkData link : span.getLinks()) {
      line(text, "link", "to another trace" + link.getSpanContext().getTraceState().asMap());
      show(text, "  ", link.getAttributes());
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
    List<String> lines = new ArrayList<>();
    for (String line : String.valueOf(value).split("\r?\n", -1)) {
      lines.add(line.stripTrailing());
    }
    String shown = String.join("\n        ", lines).stripTrailing();
    text.append("  ").append(name).append(" = ").append(shown).append('\n');
  }
}
