package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/**
 * A span as it leaves: a value of its own that keeps no reference to the original, so that no
 * method a newer SDK adds can reach through to it.
 */
final class RedactedSpanData implements SpanData {

  private final String name;
  private final SpanKind kind;
  private final SpanContext spanContext;
  private final SpanContext parentSpanContext;
  private final StatusData status;
  private final long startEpochNanos;
  private final long endEpochNanos;
  private final boolean ended;
  private final Attributes attributes;
  private final int totalAttributeCount;
  private final List<EventData> events;
  private final int totalRecordedEvents;
  private final List<LinkData> links;
  private final int totalRecordedLinks;
  private final InstrumentationScopeInfo instrumentationScopeInfo;
  private final Resource resource;

  /** Takes ids, kind, times and the SDK's own counts from {@code original}. */
  RedactedSpanData(
      SpanData original,
      String name,
      Attributes attributes,
      List<EventData> events,
      List<LinkData> links,
      StatusData status,
      InstrumentationScopeInfo scope,
      Resource resource) {
    this.name = name;
    this.kind = original.getKind();
    this.spanContext = SpanRedaction.withoutTraceState(original.getSpanContext());
    this.parentSpanContext = SpanRedaction.withoutTraceState(original.getParentSpanContext());
    this.status = status;
    this.startEpochNanos = original.getStartEpochNanos();
    this.endEpochNanos = original.getEndEpochNanos();
    this.ended = original.hasEnded();
    this.attributes = attributes;
    // Exporters report total minus size as dropped: that stays what the SDK's limits dropped.
    this.totalAttributeCount =
        attributes.size()
            + Math.max(0, original.getTotalAttributeCount() - original.getAttributes().size());
    this.events = List.copyOf(events);
    this.totalRecordedEvents =
        events.size()
            + Math.max(0, original.getTotalRecordedEvents() - original.getEvents().size());
    this.links = List.copyOf(links);
    this.totalRecordedLinks =
        links.size() + Math.max(0, original.getTotalRecordedLinks() - original.getLinks().size());
    this.instrumentationScopeInfo = scope;
    this.resource = resource;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public SpanKind getKind() {
    return kind;
  }

  @Override
  public SpanContext getSpanContext() {
    return spanContext;
  }

  @Override
  public SpanContext getParentSpanContext() {
    return parentSpanContext;
  }

  @Override
  public StatusData getStatus() {
    return status;
  }

  @Override
  public long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public long getEndEpochNanos() {
    return endEpochNanos;
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return totalAttributeCount;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public int getTotalRecordedEvents() {
    return totalRecordedEvents;
  }

  @Override
  public List<LinkData> getLinks() {
    return links;
  }

  @Override
  public int getTotalRecordedLinks() {
    return totalRecordedLinks;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return instrumentationScopeInfo;
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  @Deprecated
  public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return InstrumentationLibraryInfo.create(
        instrumentationScopeInfo.getName(), instrumentationScopeInfo.getVersion());
  }

  @Override
  public String toString() {
    return "RedactedSpanData{" + name + ", " + spanContext + ", " + attributes + "}";
  }
}
