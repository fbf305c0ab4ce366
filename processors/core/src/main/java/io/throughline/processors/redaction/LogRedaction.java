package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.throughline.processors.redaction.detect.DetectorSet;
import io.throughline.processors.redaction.detect.Detectors;
import io.throughline.processors.redaction.detect.Findings;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata-only policy leaves of a log record: severity, logger, ids, event name, and the
 * message template where the call had arguments. Any other message leaves as a fingerprint and its
 * length: equal messages of one process can be counted, none can be read.
 */
final class LogRedaction {

  /** Set by OpenTelemetry's appenders when told to capture templates. */
  static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("log.body.template");

  private static final List<String> EVENT_PREFIXES = List.of("business.", "throughline.");
  private static final int MAX_TEMPLATE = 512;

  private final AttributeRedaction attributes;
  private final ResourceRedaction resources;
  private final Fingerprint fingerprint = new Fingerprint();
  private final LogTemplates templates = new LogTemplates();
  private final DetectorSet detectors = DetectorSet.of(Detectors.all());

  LogRedaction(AttributeRedaction attributes, ResourceRedaction resources) {
    this.attributes = attributes;
    this.resources = resources;
  }

  LogRecordData redact(LogRecordData log) {
    Tally tally = new Tally();
    Attributes raw = log.getAttributes();
    Attributes kept = attributes.redact(raw, tally);
    String trace = raw.get(SpanRedaction.STACK_TRACE);
    if (trace != null) {
      kept =
          kept.toBuilder()
              .put(SpanRedaction.STACK_TRACE, StackTraces.withoutMessages(trace))
              .build();
    }
    InstrumentationScopeInfo scope = resources.redact(log.getInstrumentationScopeInfo());
    Value<?> body = body(log, raw.get(TEMPLATE), scope.getName(), tally);
    String eventName = log.getEventName();
    if (eventName != null && !isEventName(eventName)) {
      tally.add("event");
      eventName = null;
    }
    if (!tally.isEmpty()) {
      kept = kept.toBuilder().put(SpanRedaction.EVIDENCE, tally.toString()).build();
    }
    return new RedactedLogRecordData(
        log, resources.redact(log.getResource()), scope, body, kept, eventName);
  }

  private @Nullable Value<?> body(
      LogRecordData log, @Nullable String template, String logger, Tally tally) {
    Value<?> body = log.getBodyValue();
    if (body == null) {
      return null;
    }
    String text = body.asString();
    if (template != null && isTemplate(template, text) && templates.admits(logger, template)) {
      tally.add("arguments");
      return Value.of(template);
    }
    tally.add("body");
    return Value.of(fingerprint.of(text));
  }

  /** A template has a place for an argument, and the message is not the template itself. */
  private boolean isTemplate(String template, String text) {
    if (template.length() > MAX_TEMPLATE || !template.contains("{") || template.equals(text)) {
      return false;
    }
    // A detector that was switched off makes the scan report the value: it fails closed.
    return !detectors.scan(template, KeyContext.NONE, new Findings());
  }

  private static boolean isEventName(String name) {
    for (String prefix : EVENT_PREFIXES) {
      if (name.startsWith(prefix)) {
        return ValueCheck.NAME.accepts(name);
      }
    }
    return false;
  }
}
