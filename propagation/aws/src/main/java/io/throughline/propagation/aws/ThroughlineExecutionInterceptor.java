package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.aws.ServiceHook.Prepared;
import io.throughline.propagation.internal.Failures;
import io.throughline.propagation.internal.OpenTelemetrySource;
import io.throughline.propagation.internal.PropagationSettings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Traces SQS and SNS calls of the AWS SDK and carries the context in message attributes: {@code
 * SendMessage}, {@code SendMessageBatch}, {@code ReceiveMessage}, {@code Publish}, {@code
 * PublishBatch}. Other calls pass untouched.
 *
 * <p>The AWS SDK finds this class on the class path; it then uses the global OpenTelemetry, from
 * the first call on for which that is set up. {@link SqsTracing#interceptor()} and {@link
 * SnsTracing#interceptor()} are for one client and one instance; on a client that has one, the one
 * from the class path stands back.
 *
 * <p>The AWS SDK keeps one interceptor of the class path for each <em>simple</em> class name.
 * Others call theirs TracingExecutionInterceptor, and the Java agent's would be gone if ours did
 * too.
 *
 * <p>No call fails because of it. Safe for any number of threads.
 */
public final class ThroughlineExecutionInterceptor implements ExecutionInterceptor {

  /** Names must be unique in the JVM, where an application server may load this class twice. */
  private static final String SUFFIX = "-" + UUID.randomUUID();

  /** Which of several interceptors on one client does the work: given before chosen. */
  private static final ExecutionAttribute<ThroughlineExecutionInterceptor> OWNER =
      new ExecutionAttribute<>("ThroughlineOwner" + SUFFIX);

  private static final ExecutionAttribute<Exchange> EXCHANGE =
      new ExecutionAttribute<>("ThroughlineExchange" + SUFFIX);

  private final OpenTelemetrySource source;
  private final PropagationSettings settings;
  private final boolean given;
  private final OtherTracing others = new OtherTracing();

  private volatile @Nullable ServiceHook sqs;
  private volatile @Nullable ServiceHook sns;

  /** For the AWS SDK, which makes one for each client. */
  public ThroughlineExecutionInterceptor() {
    this(OpenTelemetrySource.global(), PropagationSettings.fromEnvironment(), false);
  }

  private ThroughlineExecutionInterceptor(
      OpenTelemetrySource source, PropagationSettings settings, boolean given) {
    this.source = source;
    this.settings = settings;
    this.given = given;
  }

  static ThroughlineExecutionInterceptor of(
      OpenTelemetry openTelemetry, PropagationSettings settings) {
    return new ThroughlineExecutionInterceptor(
        OpenTelemetrySource.of(openTelemetry), settings, true);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    // Every interceptor is here before the first one sees modifyRequest.
    if (given && attributes.getAttribute(OWNER) == null) {
      attributes.putAttribute(OWNER, this);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    boolean isSqs = "Sqs".equals(service);
    if (!isSqs && !"Sns".equals(service)) {
      return request;
    }
    ThroughlineExecutionInterceptor owner = attributes.getAttribute(OWNER);
    if (owner == null) {
      attributes.putAttribute(OWNER, this);
    } else if (owner != this) {
      return request;
    }
    try {
      OpenTelemetry openTelemetry = source.get();
      if (openTelemetry == null) {
        return request;
      }
      Prepared prepared =
          (isSqs ? sqs() : sns()).prepare(openTelemetry, request, others.isOnClientOf(attributes));
      if (prepared.exchange() != null) {
        attributes.putAttribute(EXCHANGE, prepared.exchange());
      }
      return prepared.request();
    } catch (RuntimeException | LinkageError e) {
      Failures.say("modifyRequest", e);
      return request;
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Exchange exchange = take(attributes);
    if (exchange == null) {
      return;
    }
    try {
      boolean isSqs = "Sqs".equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
      (isSqs ? sqs() : sns()).complete(exchange, context.response(), context.httpRequest());
    } catch (RuntimeException | LinkageError e) {
      Failures.say("afterExecution", e);
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Exchange exchange = take(attributes);
    if (exchange == null) {
      return;
    }
    try {
      try {
        exchange.answered(context.httpRequest().orElse(null), null);
      } finally {
        exchange.failed(context.exception());
      }
    } catch (RuntimeException | LinkageError e) {
      Failures.say("onExecutionFailure", e);
    }
  }

  /** The exchange of this call, once, and for the interceptor that began it alone. */
  private @Nullable Exchange take(ExecutionAttributes attributes) {
    if (attributes.getAttribute(OWNER) != this) {
      return null;
    }
    Exchange exchange = attributes.getAttribute(EXCHANGE);
    if (exchange != null) {
      attributes.putAttribute(EXCHANGE, null);
    }
    return exchange;
  }

  private ServiceHook sqs() {
    ServiceHook hook = sqs;
    if (hook == null) {
      hook = new SqsHook(settings);
      sqs = hook;
    }
    return hook;
  }

  private ServiceHook sns() {
    ServiceHook hook = sns;
    if (hook == null) {
      hook = new SnsHook(settings);
      sns = hook;
    }
    return hook;
  }

  @Override
  public String toString() {
    return "ThroughlineExecutionInterceptor{" + (given ? "given" : "global") + "}";
  }
}
