package io.throughline.realparts;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a receiver has got by now, asked as a test asks: by name, by scope, by whose child it is.
 */
public final class ExportedSpans {

  private record Scoped(String scope, Span span) {}

  private final List<Scoped> all = new ArrayList<>();

  private ExportedSpans() {}

  /** A snapshot, in the order in which the spans began. */
  public static ExportedSpans of(OtlpReceiver receiver) {
    ExportedSpans spans = new ExportedSpans();
    for (ResourceSpans resource : receiver.resourceSpans()) {
      resource
          .getScopeSpansList()
          .forEach(
              scope ->
                  scope
                      .getSpansList()
                      .forEach(
                          span -> spans.all.add(new Scoped(scope.getScope().getName(), span))));
    }
    spans.all.sort(Comparator.comparingLong(scoped -> scoped.span.getStartTimeUnixNano()));
    return spans;
  }

  public List<Span> all() {
    return where(scoped -> true);
  }

  /** Those whose name begins so. */
  public List<Span> named(String prefix) {
    return where(scoped -> scoped.span.getName().startsWith(prefix));
  }

  /** Those of an instrumentation scope whose name begins so. */
  public List<Span> ofScope(String prefix) {
    return where(scoped -> scoped.scope.startsWith(prefix));
  }

  /**
   * The one span whose name begins so; any other count of them is an error that shows all spans.
   */
  public Span only(String prefix) {
    List<Span> found = named(prefix);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans named " + prefix + " in\n" + this);
    }
    return found.get(0);
  }

  private List<Span> where(Predicate<Scoped> condition) {
    return all.stream().filter(condition).map(Scoped::span).toList();
  }

  public static String id(Span span) {
    return hex(span.getSpanId().toByteArray());
  }

  public static String trace(Span span) {
    return hex(span.getTraceId().toByteArray());
  }

  /** The parent's span id; empty for a root. */
  public static String parent(Span span) {
    return hex(span.getParentSpanId().toByteArray());
  }

  /** The span ids that it links to. */
  public static List<String> links(Span span) {
    return span.getLinksList().stream().map(link -> hex(link.getSpanId().toByteArray())).toList();
  }

  /** A string attribute; empty where there is none. */
  public static String attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .map(value -> value.getStringValue())
        .findFirst()
        .orElse("");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** One line a span: scope, name, kind, id, parent, links. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Scoped scoped : all) {
      Span span = scoped.span;
      text.append(scoped.scope).append(" | ").append(span.getName()).append(" | ");
      text.append(span.getKind()).append(" | ").append(trace(span)).append(' ').append(id(span));
      text.append(" < ").append(parent(span)).append(" ~ ").append(links(span)).append('\n');
    }
    return text.toString();
  }
}
