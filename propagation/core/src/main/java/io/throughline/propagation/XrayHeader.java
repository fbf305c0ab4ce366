package io.throughline.propagation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * AWS's header: {@code Root=1-8hex-24hex;Parent=16hex;Sampled=1;Lineage=…}. The parts come in any
 * order, unknown ones are skipped. Lineage is kept beside the span, never in baggage: without it
 * AWS Lambda cannot detect a loop.
 */
final class XrayHeader {

  private static final ContextKey<String> LINEAGE = ContextKey.named("throughline-xray-lineage");

  /** What AWS writes is below 200 characters; a longer one is no header of theirs. */
  private static final int LONGEST = 1024;

  private static final int LONGEST_LINEAGE = 128;
  private static final int ROOT_LENGTH = 35;
  private static final int ROOT_RANDOM = 11;

  private XrayHeader() {}

  /** The context with the header's span and lineage, or null where there is no valid header. */
  static @Nullable Context decode(Context context, @Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    String traceId = null;
    String spanId = null;
    String lineage = null;
    boolean sampled = false;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf(';', from);
      end = end < 0 ? text.length() : end;
      String part = text.substring(from, end).trim();
      if (part.startsWith("Root=")) {
        traceId = traceId(part.substring(5));
      } else if (part.startsWith("Parent=")) {
        spanId = part.substring(7);
      } else if (part.startsWith("Sampled=")) {
        sampled = part.endsWith("=1");
      } else if (part.startsWith("Lineage=")) {
        lineage = lineage(part.substring(8));
      }
      from = end + 1;
    }
    if (traceId == null || spanId == null) {
      return null;
    }
    SpanContext span =
        SpanContext.createFromRemoteParent(
            traceId,
            spanId,
            sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
    if (!span.isValid()) {
      return null;
    }
    Context with = context.with(Span.wrap(span));
    return lineage == null ? with : with.with(LINEAGE, lineage);
  }

  /** The context with the lineage of this header, whatever trace that belongs to. */
  static Context withLineage(Context context, @Nullable String text) {
    Context decoded = decode(context, text);
    String lineage = decoded == null ? null : decoded.get(LINEAGE);
    return lineage == null ? context : context.with(LINEAGE, lineage);
  }

  static boolean hasLineage(Context context) {
    return context.get(LINEAGE) != null;
  }

  private static @Nullable String traceId(String root) {
    return root.length() == ROOT_LENGTH && root.startsWith("1-") && root.charAt(10) == '-'
        ? root.substring(2, 10).concat(root.substring(ROOT_RANDOM))
        : null;
  }

  /** Passed on as it is, so it must not be able to add a part or a line. */
  private static @Nullable String lineage(String value) {
    if (value.isEmpty() || value.length() > LONGEST_LINEAGE) {
      return null;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean legal =
          (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '|' || c == '-';
      if (!legal) {
        return null;
      }
    }
    return value;
  }

  static @Nullable String encode(Context context, SpanContext span) {
    if (!span.isValid()) {
      return null;
    }
    String id = span.getTraceId();
    String lineage = context.get(LINEAGE);
    String header =
        "Root=1-"
            + id.substring(0, 8)
            + '-'
            + id.substring(8)
            + ";Parent="
            + span.getSpanId()
            + (span.isSampled() ? ";Sampled=1" : ";Sampled=0");
    return lineage == null ? header : header + ";Lineage=" + lineage;
  }
}
