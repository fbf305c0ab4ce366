package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The instruments that one kind of span feeds, and the attributes of their series.
 *
 * @param calls name of the counter, or null when the convention has none
 * @param spanIdentity whether name, kind, status and service of the span are attributes
 */
record InstrumentGroup(
    @Nullable String calls,
    String duration,
    String unit,
    String description,
    Bounds bounds,
    boolean spanIdentity,
    List<Dimension> dimensions) {

  static final String OVERFLOW = "throughline.overflow";
  static final AttributeKey<String> OVERFLOW_KEY = AttributeKey.stringKey(OVERFLOW);
  static final String OVERFLOW_VALUE = "(overflow)";
  static final String SPAN_NAME = "span.name";
  static final String SERVICE_NAME = "service.name";
  static final String SPAN_KIND = "span.kind";
  static final String STATUS_CODE = "status.code";

  private static final AttributeKey<String> SERVICE_NAME_KEY = AttributeKey.stringKey(SERVICE_NAME);

  /** Attributes whose values are few by nature and need no budget. */
  static boolean isBounded(String key) {
    return switch (key) {
      case SERVICE_NAME, SPAN_KIND, STATUS_CODE, OVERFLOW -> true;
      default -> false;
    };
  }

  /**
   * The attributes of the span's series but its name, still to be redacted under the names that
   * they have here.
   *
   * @param redaction for the values that had another name
   */
  Attributes attributesOf(
      SpanData span, @Nullable Object[] values, UnaryOperator<Attributes> redaction) {
    AttributesBuilder builder = identityOf(span);
    Resource resource = span.getResource();
    int next = 0;
    for (Dimension dimension : dimensions) {
      dimension.put(
          builder,
          dimension.fromResource() ? dimension.read(resource.getAttributes()) : values[next++],
          redaction);
    }
    return builder.build();
  }

  /** What is left when every series is taken; still to be redacted. */
  Attributes boundedAttributesOf(SpanData span, String overflow) {
    return identityOf(span).put(OVERFLOW_KEY, overflow).build();
  }

  /** What can hold no text of the application at all: where redaction fails. */
  Attributes closedAttributesOf(SpanData span, String overflow) {
    AttributesBuilder builder = Attributes.builder();
    putKindAndStatus(builder, span);
    return builder.put(OVERFLOW_KEY, overflow).build();
  }

  private AttributesBuilder identityOf(SpanData span) {
    AttributesBuilder builder = Attributes.builder();
    if (spanIdentity) {
      String service = span.getResource().getAttribute(SERVICE_NAME_KEY);
      if (service != null) {
        builder.put(SERVICE_NAME, service);
      }
    }
    putKindAndStatus(builder, span);
    return builder;
  }

  private void putKindAndStatus(AttributesBuilder builder, SpanData span) {
    if (spanIdentity) {
      builder.put(SPAN_KIND, "SPAN_KIND_" + span.getKind().name());
      builder.put(STATUS_CODE, "STATUS_CODE_" + span.getStatus().getStatusCode().name());
    }
  }
}
