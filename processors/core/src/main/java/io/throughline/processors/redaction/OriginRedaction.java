package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Redacts where a record comes from: resource, scope, span context. Resources and scopes are few
 * and immutable, so each is redacted once.
 */
final class OriginRedaction {
  static final AttributeKey<String> POLICY = AttributeKey.stringKey("throughline.policy");
  private static final int MAX_KEPT = 1000;
  private static final int MAX_SAMPLING = 64;

  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final TextRedaction text;
  private final Map<Resource, Resource> resources = new ConcurrentHashMap<>();
  private final Map<InstrumentationScopeInfo, InstrumentationScopeInfo> scopes =
      new ConcurrentHashMap<>();

  private record Pair(Resource raw, Resource redacted) {}

  private record ScopePair(InstrumentationScopeInfo raw, InstrumentationScopeInfo redacted) {}

  /**
   * The service's resource, as last seen and redacted: metadata where redaction fails, and no
   * hashing of all its attributes for each record.
   */
  private volatile Pair last;

  private volatile ScopePair lastScope =
      new ScopePair(InstrumentationScopeInfo.empty(), InstrumentationScopeInfo.empty());

  OriginRedaction(RedactionPolicy policy, AttributeRedaction attributes, TextRedaction text) {
    this.policy = policy;
    this.attributes = attributes;
    this.text = text;
    last = new Pair(Resource.empty(), Resource.create(Attributes.of(POLICY, policy.id())));
  }

  Resource known() {
    return last.redacted;
  }

  Resource resource(Resource resource) {
    Pair last = this.last;
    if (last.raw == resource) {
      return last.redacted;
    }
    Resource redacted = resources.get(resource);
    if (redacted == null) {
      redacted = redactResource(resource);
      if (resources.size() < MAX_KEPT) {
        resources.put(resource, redacted);
      }
    }
    this.last = new Pair(resource, redacted);
    return redacted;
  }

  private Resource redactResource(Resource resource) {
    Scratch scratch = Scratch.take();
    try {
      Attributes kept =
          changesNothing()
              ? resource.getAttributes()
              : attributes.redact(resource.getAttributes(), scratch);
      String schema = resource.getSchemaUrl();
      Attributes told = kept.toBuilder().put(POLICY, policy.id()).build();
      return schema != null && Shapes.schemaUrl(schema)
          ? Resource.create(told, schema)
          : Resource.create(told);
    } finally {
      scratch.giveBack();
    }
  }

  private boolean changesNothing() {
    return policy.observes() || policy.isOff();
  }

  InstrumentationScopeInfo scope(InstrumentationScopeInfo scope) {
    ScopePair last = lastScope;
    if (last.raw == scope) {
      return last.redacted;
    }
    InstrumentationScopeInfo redacted = scopes.get(scope);
    if (redacted == null) {
      redacted = redactScope(scope);
      if (scopes.size() < MAX_KEPT) {
        scopes.put(scope, redacted);
      }
    }
    lastScope = new ScopePair(scope, redacted);
    return redacted;
  }

  private InstrumentationScopeInfo redactScope(InstrumentationScopeInfo scope) {
    Scratch scratch = Scratch.take();
    try {
      InstrumentationScopeInfoBuilder builder =
          InstrumentationScopeInfo.builder(scopeName(scope.getName(), scratch));
      String version = scope.getVersion();
      if (version != null && Shapes.version(version) && isClean(version, scratch)) {
        builder.setVersion(version);
      }
      String schema = scope.getSchemaUrl();
      if (schema != null && Shapes.schemaUrl(schema)) {
        builder.setSchemaUrl(schema);
      }
      return builder.setAttributes(attributes.redact(scope.getAttributes(), scratch)).build();
    } finally {
      scratch.giveBack();
    }
  }

  /** A scope's (a logger's) name if it is one, else empty. */
  private String scopeName(String name, Scratch scratch) {
    boolean allowed = !policy.isClosed() || Shapes.name(name);
    return allowed && isClean(name, scratch) ? name : "";
  }

  private boolean isClean(String value, Scratch scratch) {
    return text.isClean(value, KeyContext.NONE, scratch);
  }

  /** Ids and flags as they are; of the trace state only the sampling decision of OpenTelemetry. */
  SpanContext context(SpanContext context) {
    TraceState state = context.getTraceState();
    if (state.isEmpty()) {
      return context;
    }
    String sampling = state.get("ot");
    if (sampling != null && !isSampling(sampling)) {
      sampling = null;
    }
    if (sampling != null && state.size() == 1) {
      return context;
    }
    TraceState kept =
        sampling == null
            ? TraceState.getDefault()
            : TraceState.builder().put("ot", sampling).build();
    return context.isRemote()
        ? SpanContext.createFromRemoteParent(
            context.getTraceId(), context.getSpanId(), context.getTraceFlags(), kept)
        : SpanContext.create(
            context.getTraceId(), context.getSpanId(), context.getTraceFlags(), kept);
  }

  /** {@code th:c;rv:7a9e3f}: thresholds and random values in hex. */
  private static boolean isSampling(String value) {
    if (value.length() > MAX_SAMPLING) {
      return false;
    }
    for (String part : value.split(";", -1)) {
      boolean known = part.startsWith("th:") || part.startsWith("rv:");
      if (!known || part.length() > 17 || !Shapes.hexId(part.substring(3))) {
        return false;
      }
    }
    return true;
  }
}
