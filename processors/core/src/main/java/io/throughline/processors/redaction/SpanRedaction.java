package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a metadata-only policy leaves of a span. */
final class SpanRedaction {

  static final AttributeKey<String> EVIDENCE = AttributeKey.stringKey("throughline.redacted");
  static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
  static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

  /** Event names of conventions; any other name is the application's text. */
  private static final Set<String> EVENT_NAMES =
      Set.of("exception", "message", "rpc.message", "feature_flag.evaluation");

  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final ResourceRedaction resources;

  SpanRedaction(
      RedactionPolicy policy, AttributeRedaction attributes, ResourceRedaction resources) {
    this.policy = policy;
    this.attributes = attributes;
    this.resources = resources;
  }

  SpanData redact(SpanData span) {
    Tally tally = new Tally();
    Attributes kept = attributes.redact(span.getAttributes(), tally);
    String name = span.getName();
    var scope = resources.redact(span.getInstrumentationScopeInfo());
    if (!policy.allowsSpanName(name)) {
      String rebuilt = SpanNames.rebuild(kept, span.getKind(), scope.getName());
      if (!rebuilt.equals(name)) {
        tally.add("name");
      }
      name = rebuilt;
    }
    StatusData status = span.getStatus();
    if (!status.getDescription().isEmpty()) {
      tally.add("status");
      status = StatusData.create(status.getStatusCode(), "");
    }
    List<EventData> events = new ArrayList<>(span.getEvents().size());
    for (EventData event : span.getEvents()) {
      events.add(redact(event, tally));
    }
    List<LinkData> links = new ArrayList<>(span.getLinks().size());
    for (LinkData link : span.getLinks()) {
      links.add(redact(link, tally));
    }
    if (!tally.isEmpty()) {
      kept = kept.toBuilder().put(EVIDENCE, tally.toString()).build();
    }
    return new RedactedSpanData(
        span, name, kept, events, links, status, scope, resources.redact(span.getResource()));
  }

  private EventData redact(EventData event, Tally tally) {
    String name = event.getName();
    if (!EVENT_NAMES.contains(name)) {
      tally.add("event");
      name = "event";
    }
    Attributes raw = event.getAttributes();
    Attributes kept = attributes.redact(raw, tally);
    String trace = raw.get(STACK_TRACE);
    if (event instanceof ExceptionEventData exception && exception.getException() != null) {
      // The live exception never goes on: an exporter could print it. Its types and frames do.
      Throwable throwable = exception.getException();
      String type = throwable.getClass().getName();
      var builder =
          kept.toBuilder().put(STACK_TRACE, StackTraces.withoutMessages(print(throwable)));
      if (ValueCheck.CLASS_NAME.accepts(type)) {
        builder.put(EXCEPTION_TYPE, type);
      }
      kept = builder.build();
    } else if (trace != null) {
      kept = kept.toBuilder().put(STACK_TRACE, StackTraces.withoutMessages(trace)).build();
    }
    int lost = Math.max(0, event.getTotalAttributeCount() - raw.size());
    return EventData.create(event.getEpochNanos(), name, kept, kept.size() + lost);
  }

  private LinkData redact(LinkData link, Tally tally) {
    Attributes raw = link.getAttributes();
    Attributes kept = attributes.redact(raw, tally);
    int lost = Math.max(0, link.getTotalAttributeCount() - raw.size());
    return LinkData.create(withoutTraceState(link.getSpanContext()), kept, kept.size() + lost);
  }

  static String print(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Vendors put anything into tracestate, so it travels between services but is not exported. */
  static SpanContext withoutTraceState(SpanContext context) {
    if (context.getTraceState().isEmpty()) {
      return context;
    }
    return context.isRemote()
        ? SpanContext.createFromRemoteParent(
            context.getTraceId(),
            context.getSpanId(),
            context.getTraceFlags(),
            TraceState.getDefault())
        : SpanContext.create(
            context.getTraceId(),
            context.getSpanId(),
            context.getTraceFlags(),
            TraceState.getDefault());
  }
}
