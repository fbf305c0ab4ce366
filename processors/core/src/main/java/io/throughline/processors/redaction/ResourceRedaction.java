package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Redacts resources and scopes. A process has one resource and a few dozen scopes, so each is
 * redacted once; the memos stop growing at a bound, past which the work is done anew.
 */
final class ResourceRedaction {

  static final AttributeKey<String> POLICY = AttributeKey.stringKey("throughline.policy");
  private static final int MEMO_SIZE = 256;

  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final ConcurrentMap<Resource, Resource> resources = new ConcurrentHashMap<>();
  private final ConcurrentMap<InstrumentationScopeInfo, InstrumentationScopeInfo> scopes =
      new ConcurrentHashMap<>();

  ResourceRedaction(RedactionPolicy policy, AttributeRedaction attributes) {
    this.policy = policy;
    this.attributes = attributes;
  }

  /** The resource says by which policy everything under it was redacted. */
  Resource redact(Resource resource) {
    Resource known = resources.get(resource);
    if (known != null) {
      return known;
    }
    Attributes kept = attributes.redact(resource.getAttributes(), new Tally());
    Resource redacted =
        Resource.create(
            kept.toBuilder().put(POLICY, policy.id()).build(), schemaUrl(resource.getSchemaUrl()));
    if (resources.size() < MEMO_SIZE) {
      resources.put(resource, redacted);
      resources.put(redacted, redacted);
    }
    return redacted;
  }

  InstrumentationScopeInfo redact(InstrumentationScopeInfo scope) {
    InstrumentationScopeInfo known = scopes.get(scope);
    if (known != null) {
      return known;
    }
    String name = scope.getName();
    InstrumentationScopeInfoBuilder builder =
        InstrumentationScopeInfo.builder(ValueCheck.NAME.accepts(name) ? name : "")
            .setAttributes(attributes.redact(scope.getAttributes(), new Tally()));
    String version = scope.getVersion();
    if (version != null && ValueCheck.VERSION.accepts(version)) {
      builder.setVersion(version);
    }
    String schemaUrl = schemaUrl(scope.getSchemaUrl());
    if (schemaUrl != null) {
      builder.setSchemaUrl(schemaUrl);
    }
    InstrumentationScopeInfo redacted = builder.build();
    if (scopes.size() < MEMO_SIZE) {
      scopes.put(scope, redacted);
    }
    return redacted;
  }

  /** Only schema URLs of OpenTelemetry leave: another could hold a user name or a token. */
  private static @Nullable String schemaUrl(@Nullable String url) {
    return url != null
            && url.startsWith("https://opentelemetry.io/schemas/")
            && ValueCheck.VERSION.accepts(url.substring(33))
        ? url
        : null;
  }
}
