package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.throughline.processors.redaction.KeyRule.Verdict;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the log record that may leave. */
final class LogRedaction {
  static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("log.body.template");
  private static final KeyContext BODY = KeyContext.NONE;
  private static final String MESSAGE = "message ";
  private static final String LENGTH = " length=";

  /** Of java.util.logging, Log4j, Logback, syslog, .NET, Python and OpenTelemetry. */
  private static final Set<String> LEVELS =
      Set.of(
          ("ALL TRACE TRACE2 TRACE3 TRACE4 VERBOSE FINEST FINER FINE CONFIG DEBUG DEBUG2 DEBUG3"
                  + " DEBUG4 INFO INFO2 INFO3 INFO4 INFORMATION INFORMATIONAL NOTICE WARN WARN2"
                  + " WARN3 WARN4 WARNING ERR ERROR ERROR2 ERROR3 ERROR4 SEVERE CRIT CRITICAL ALERT"
                  + " FATAL FATAL2 FATAL3 FATAL4 EMERG EMERGENCY PANIC OFF")
              .split(" ", -1));

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final OriginRedaction origin;
  private final TextRedaction text;
  private final KeyRing keys;
  private final MessageTemplates templates = new MessageTemplates();
  private final KeyRule bodyRule = KeyRule.of("", Verdict.SCAN, true, "scanned");

  LogRedaction(Redactor redactor, Redactor.Parts parts) {
    this.redactor = redactor;
    policy = parts.policy();
    attributes = parts.attributes();
    origin = parts.origin();
    text = parts.text();
    keys = parts.keys();
  }

  LogRecordData redact(LogRecordData log, Scratch scratch) {
    Attributes raw = log.getAttributes();
    attributes.collect(raw, scratch);
    InstrumentationScopeInfo scope = origin.scope(log.getInstrumentationScopeInfo());
    Value<?> body = body(log, raw, scratch);
    String severityText = severityText(log, scratch);
    String eventName = eventName(log.getEventName(), scratch);
    Attributes kept = attributes.collected(raw, scratch);
    return new RedactedLogRecordData(
        redactor,
        origin.resource(log.getResource()),
        scope,
        log.getTimestampEpochNanos(),
        log.getObservedTimestampEpochNanos(),
        origin.context(log.getSpanContext()),
        requireNonNull(log.getSeverity(), "severity"),
        severityText,
        body,
        kept,
        SpanRedaction.total(log.getTotalAttributeCount(), raw.size(), kept.size()),
        eventName);
  }

  /** The word of a logging library, else the severity's own name: anything may stand there. */
  private @Nullable String severityText(LogRecordData log, Scratch scratch) {
    String severity = log.getSeverityText();
    if (severity == null
        || severity.isEmpty()
        || (severity.length() <= 16 && LEVELS.contains(severity.toUpperCase(Locale.ROOT)))) {
      return severity;
    }
    String kept = policy.isClosed() ? null : text.redact(severity, KeyContext.NONE, scratch);
    return kept == null ? log.getSeverity().name() : kept;
  }

  private @Nullable String eventName(@Nullable String name, Scratch scratch) {
    if (name == null || name.isEmpty()) {
      return name;
    }
    boolean allowed = !policy.isClosed() || Shapes.name(name);
    String kept = allowed ? text.redact(name, KeyContext.NONE, scratch) : null;
    if (kept == null) {
      scratch.evidence.found("event");
      return "event";
    }
    return kept;
  }

  private @Nullable Value<?> body(LogRecordData log, Attributes raw, Scratch scratch) {
    Value<?> body = log.getBodyValue();
    if (!policy.isClosed()) {
      return body == null ? null : attributes.nested().redact(bodyRule, body, scratch);
    }
    String template = raw.get(TEMPLATE);
    if (template != null
        && templates.isTrusted(log.getInstrumentationScopeInfo().getName(), template)) {
      String kept = text.redact(template, BODY, scratch);
      if (kept != null) {
        return Value.of(kept);
      }
    }
    if (body == null) {
      return null;
    }
    String message = body.asString();
    if (message.isEmpty() || isFingerprint(message)) {
      return body;
    }
    scratch.evidence.found("message");
    return Value.of(fingerprint(message));
  }

  private String fingerprint(String message) {
    return MESSAGE
        + keys.firstId()
        + "_"
        + Pseudonyms.letters(keys.hash(0, "message", message), 16)
        + LENGTH
        + message.length();
  }

  /** Whether a body is a fingerprint already, made with a key that is known here. */
  private boolean isFingerprint(String message) {
    if (!message.startsWith(MESSAGE)) {
      return false;
    }
    int length = message.lastIndexOf(LENGTH);
    int underscore = message.indexOf('_');
    return underscore > MESSAGE.length()
        && keys.ids().contains(message.substring(MESSAGE.length(), underscore))
        && length == underscore + 17
        && message.substring(underscore + 1, length).chars().allMatch(c -> c >= 'a' && c <= 'p')
        && message.length() - length - LENGTH.length() <= 9
        && message.substring(length + LENGTH.length()).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Nothing but that there was a record. */
  LogRecordData unreadable() {
    return new RedactedLogRecordData(
        redactor,
        origin.known(),
        InstrumentationScopeInfo.empty(),
        0,
        0,
        SpanContext.getInvalid(),
        Severity.UNDEFINED_SEVERITY_NUMBER,
        null,
        null,
        Attributes.of(Evidence.KEY, "failed:1"),
        1,
        null);
  }

  /** Ids, times and severity, where the record could not be redacted. Throws nothing. */
  LogRecordData metadata(LogRecordData log) {
    return new RedactedLogRecordData(
        redactor,
        origin.known(),
        InstrumentationScopeInfo.empty(),
        Failsafe.orElse(() -> log.getTimestampEpochNanos(), 0L),
        Failsafe.orElse(() -> log.getObservedTimestampEpochNanos(), 0L),
        Failsafe.context(() -> log.getSpanContext()),
        Failsafe.orElse(() -> log.getSeverity(), Severity.UNDEFINED_SEVERITY_NUMBER),
        null,
        null,
        Attributes.of(Evidence.KEY, "failed:1"),
        1,
        null);
  }
}
