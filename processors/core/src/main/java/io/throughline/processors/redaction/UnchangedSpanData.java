package io.throughline.processors.redaction;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;

/** The span itself, where a policy only observes; its resource says so. */
final class UnchangedSpanData extends DelegatingSpanData {
  private final Resource resource;

  UnchangedSpanData(SpanData span, Resource resource) {
    super(span);
    this.resource = resource;
  }

  @Override
  public Resource getResource() {
    return resource;
  }
}
