package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/**
 * What may leave of a span. Holds nothing of the span it was made from, so that neither {@code
 * toString} nor an exporter's failure path can print that.
 */
record RedactedSpanData(
    Redactor by,
    String name,
    SpanKind kind,
    SpanContext spanContext,
    SpanContext parentSpanContext,
    StatusData status,
    Times times,
    Contents contents,
    InstrumentationScopeInfo scope,
    Resource resource)
    implements SpanData {

  record Times(long start, long end, boolean ended) {}

  /** The totals count what the SDK itself dropped, not what redaction did. */
  record Contents(
      Attributes attributes,
      int totalAttributes,
      List<EventData> events,
      int totalEvents,
      List<LinkData> links,
      int totalLinks) {}

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
    return times.start;
  }

  @Override
  public long getEndEpochNanos() {
    return times.end;
  }

  @Override
  public boolean hasEnded() {
    return times.ended;
  }

  @Override
  public Attributes getAttributes() {
    return contents.attributes;
  }

  @Override
  public List<EventData> getEvents() {
    return contents.events;
  }

  @Override
  public List<LinkData> getLinks() {
    return contents.links;
  }

  @Override
  public int getTotalRecordedEvents() {
    return contents.totalEvents;
  }

  @Override
  public int getTotalRecordedLinks() {
    return contents.totalLinks;
  }

  @Override
  public int getTotalAttributeCount() {
    return contents.totalAttributes;
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation") // part of the interface until the SDK removes it
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        scope.getName(), scope.getVersion(), scope.getSchemaUrl());
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scope;
  }

  @Override
  public Resource getResource() {
    return resource;
  }
}
