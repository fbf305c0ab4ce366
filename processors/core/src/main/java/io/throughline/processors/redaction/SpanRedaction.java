package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.throughline.processors.redaction.KeyRule.Verdict;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the span that may leave. Everything is read and decided at once; nothing is left lazy. */
final class SpanRedaction {
  private static final String EVENT = "event";

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final OriginRedaction origin;
  private final TextRedaction text;
  private final Set<String> allowedNames;

  /** Names are few, so that most of them are remembered by their rule. */
  private final KeyRule nameRule = KeyRule.of("span.name", Verdict.SCAN, false, "scanned");

  private final KeyRule eventRule = KeyRule.of("", Verdict.SCAN, false, "scanned");

  SpanRedaction(Redactor redactor, Redactor.Parts parts, Set<String> allowedNames) {
    this.redactor = redactor;
    policy = parts.policy();
    attributes = parts.attributes();
    origin = parts.origin();
    text = parts.text();
    this.allowedNames = allowedNames;
  }

  SpanData redact(SpanData span, Scratch scratch) {
    Attributes raw = span.getAttributes();
    attributes.collect(raw, scratch);
    InstrumentationScopeInfo scope = origin.scope(span.getInstrumentationScopeInfo());
    String name = name(span, scope, scratch);
    StatusData status = status(span.getStatus(), scratch);
    List<EventData> events = events(span.getEvents(), scratch);
    List<LinkData> links = links(span.getLinks(), scratch);
    Attributes kept = attributes.collected(raw, scratch);
    return new RedactedSpanData(
        redactor,
        name,
        span.getKind(),
        origin.context(span.getSpanContext()),
        origin.context(span.getParentSpanContext()),
        status,
        new RedactedSpanData.Times(
            span.getStartEpochNanos(), span.getEndEpochNanos(), span.hasEnded()),
        new RedactedSpanData.Contents(
            kept,
            total(span.getTotalAttributeCount(), raw.size(), kept.size()),
            events,
            total(span.getTotalRecordedEvents(), span.getEvents().size(), events.size()),
            links,
            total(span.getTotalRecordedLinks(), span.getLinks().size(), links.size())),
        scope,
        origin.resource(span.getResource()));
  }

  /** So that the difference to what is there stays what the SDK itself dropped. */
  static int total(int total, int before, int after) {
    return after + Math.max(0, total - before);
  }

  private String name(SpanData span, InstrumentationScopeInfo scope, Scratch scratch) {
    String name = span.getName();
    if (policy.isClosed()) {
      String rebuilt =
          SpanNames.rebuild(name, span.getKind(), scratch.nameParts, scope.getName(), allowedNames);
      if (!rebuilt.equals(name)) {
        scratch.evidence.found("name");
      }
      return rebuilt;
    }
    String scanned = attributes.text(nameRule, name, scratch);
    return scanned == null ? SpanNames.word(span.getKind()) : scanned;
  }

  private StatusData status(StatusData status, Scratch scratch) {
    String description = status.getDescription();
    if (description == null || description.isEmpty()) {
      return status;
    }
    String kept = policy.isClosed() ? null : text.redact(description, KeyContext.NONE, scratch);
    if (policy.isClosed()) {
      scratch.evidence.dropped("status.description", false);
    }
    return description.equals(kept) ? status : of(status.getStatusCode(), kept == null ? "" : kept);
  }

  static StatusData of(StatusCode code, String description) {
    if (!description.isEmpty()) {
      return StatusData.create(code, description);
    }
    return switch (code) {
      case OK -> StatusData.ok();
      case ERROR -> StatusData.error();
      case UNSET -> StatusData.unset();
    };
  }

  private List<EventData> events(List<EventData> events, Scratch scratch) {
    if (events.isEmpty()) {
      return events;
    }
    List<EventData> kept = new ArrayList<>(events.size());
    for (EventData event : events) {
      Attributes raw = event.getAttributes();
      Attributes allowed = attributes.redactPart(raw, scratch);
      String name = eventName(event.getName(), scratch);
      // Always a new object: an exception's event holds the live exception.
      kept.add(
          EventData.create(
              event.getEpochNanos(),
              name,
              allowed,
              total(event.getTotalAttributeCount(), raw.size(), allowed.size())));
    }
    return kept;
  }

  private String eventName(String name, Scratch scratch) {
    if (policy.isClosed()) {
      if (ClosedList.EVENTS.contains(name)) {
        return name;
      }
      scratch.evidence.found("event");
      return EVENT;
    }
    String kept = attributes.text(eventRule, name, scratch);
    return kept == null ? EVENT : kept;
  }

  private List<LinkData> links(List<LinkData> links, Scratch scratch) {
    if (links.isEmpty()) {
      return links;
    }
    List<LinkData> kept = new ArrayList<>(links.size());
    for (LinkData link : links) {
      Attributes raw = link.getAttributes();
      Attributes allowed = attributes.redactPart(raw, scratch);
      kept.add(
          LinkData.create(
              origin.context(link.getSpanContext()),
              allowed,
              total(link.getTotalAttributeCount(), raw.size(), allowed.size())));
    }
    return kept;
  }

  /** Ids and kind, where the span does not even give its data. */
  SpanData metadata(ReadableSpan span) {
    SpanKind kind = Failsafe.orElse(() -> span.getKind(), SpanKind.INTERNAL);
    return new RedactedSpanData(
        redactor,
        SpanNames.word(kind),
        kind,
        Failsafe.context(() -> span.getSpanContext()),
        Failsafe.context(() -> span.getParentSpanContext()),
        StatusData.unset(),
        new RedactedSpanData.Times(0, 0, true),
        new RedactedSpanData.Contents(
            Attributes.of(Evidence.KEY, "failed:1"), 1, List.of(), 0, List.of(), 0),
        InstrumentationScopeInfo.empty(),
        origin.known());
  }

  /** Ids, times, kind and status code, where the span could not be redacted. Throws nothing. */
  SpanData metadata(SpanData span) {
    SpanKind kind = Failsafe.orElse(() -> span.getKind(), SpanKind.INTERNAL);
    return new RedactedSpanData(
        redactor,
        SpanNames.word(kind),
        kind,
        Failsafe.context(() -> span.getSpanContext()),
        Failsafe.context(() -> span.getParentSpanContext()),
        of(Failsafe.orElse(() -> span.getStatus().getStatusCode(), StatusCode.UNSET), ""),
        new RedactedSpanData.Times(
            Failsafe.orElse(() -> span.getStartEpochNanos(), 0L),
            Failsafe.orElse(() -> span.getEndEpochNanos(), 0L),
            Failsafe.orElse(() -> span.hasEnded(), true)),
        new RedactedSpanData.Contents(
            Attributes.of(Evidence.KEY, "failed:1"), 1, List.of(), 0, List.of(), 0),
        InstrumentationScopeInfo.empty(),
        origin.known());
  }
}
