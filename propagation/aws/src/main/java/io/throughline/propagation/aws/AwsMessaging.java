package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sending and receiving through one service with one OpenTelemetry instance share. */
final class AwsMessaging {

  static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("aws.request_id");

  /** The field that holds several others where slots are short. */
  static final String TRACEPACK = "tracepack";

  private static final String SCOPE = "io.throughline.propagation.aws";

  /** The service and what it takes. */
  enum Service {
    SQS("aws_sqs", "sqs", 1_048_576),
    SNS("aws.sns", "sns", 262_144);

    final String system;
    final String carrier;
    final long maxBytes;

    Service(String system, String carrier, long maxBytes) {
      this.system = system;
      this.carrier = carrier;
      this.maxBytes = maxBytes;
    }
  }

  final OpenTelemetry openTelemetry;
  final Service service;
  final MessageSpans spans;
  final PropagationSettings settings;

  /** What the configured propagators may write. */
  final Collection<String> fields;

  /** The configured propagators without X-Ray's field, for where it has a place of its own. */
  final TextMapPropagator besideTraceHeader;

  private final boolean writesXray;

  /** False for a client that something else traces. */
  final boolean makesSpans;

  /** The same for a client that something else traces. */
  final AwsMessaging withoutSpans;

  private AwsMessaging(
      OpenTelemetry openTelemetry,
      Service service,
      PropagationSettings settings,
      boolean makesSpans) {
    this.openTelemetry = openTelemetry;
    this.service = service;
    this.settings = settings;
    this.makesSpans = makesSpans;
    this.spans = MessageSpans.create(openTelemetry, SCOPE, service.system);
    TextMapPropagator propagator = spans.propagator();
    this.writesXray = propagator.fields().stream().anyMatch(AwsMessaging::isXray);
    this.besideTraceHeader = new WithoutXray(propagator);
    this.fields = withTracepack(propagator.fields());
    this.withoutSpans = makesSpans ? new AwsMessaging(this) : this;
  }

  private AwsMessaging(AwsMessaging other) {
    this.openTelemetry = other.openTelemetry;
    this.service = other.service;
    this.settings = other.settings;
    this.makesSpans = false;
    this.spans = other.spans;
    this.writesXray = other.writesXray;
    this.besideTraceHeader = other.besideTraceHeader;
    this.fields = other.fields;
    this.withoutSpans = this;
  }

  static AwsMessaging create(
      OpenTelemetry openTelemetry, Service service, PropagationSettings settings) {
    return new AwsMessaging(openTelemetry, service, settings, true);
  }

  static AwsMessaging create(
      OpenTelemetry openTelemetry,
      Service service,
      PropagationSettings settings,
      boolean makesSpans) {
    return new AwsMessaging(openTelemetry, service, settings, makesSpans);
  }

  /** The instance kept from the last call, or a new one for another OpenTelemetry. */
  static AwsMessaging current(
      @Nullable AwsMessaging known,
      OpenTelemetry openTelemetry,
      Service service,
      PropagationSettings settings) {
    return known != null && known.openTelemetry == openTelemetry
        ? known
        : create(openTelemetry, service, settings);
  }

  long maxBytes(String destination) {
    return settings.maxBytes(destination, service.maxBytes);
  }

  /** What the configured X-Ray propagator says, if there is one; SQS has a place for it. */
  @Nullable String traceHeader(Context context) {
    if (!writesXray) {
      return null;
    }
    String[] header = new String[1];
    spans
        .propagator()
        .inject(
            context,
            header,
            (carrier, name, value) -> {
              if (carrier != null && isXray(name)) {
                carrier[0] = value;
              }
            });
    return header[0];
  }

  private static boolean isXray(String field) {
    return SqsMessageGetter.XRAY_FIELD.equalsIgnoreCase(field);
  }

  private record WithoutXray(TextMapPropagator delegate) implements TextMapPropagator {

    @Override
    public Collection<String> fields() {
      return delegate.fields();
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
      delegate.inject(
          context,
          carrier,
          (c, name, value) -> {
            if (!isXray(name)) {
              setter.set(c, name, value);
            }
          });
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
      return delegate.extract(context, carrier, getter);
    }
  }

  private static Collection<String> withTracepack(Collection<String> fields) {
    if (fields.isEmpty() || fields.contains(TRACEPACK)) {
      return List.copyOf(fields);
    }
    List<String> all = new ArrayList<>(fields);
    all.add(TRACEPACK);
    return List.copyOf(all);
  }
}
