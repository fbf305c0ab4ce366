package io.throughline.propagation.internal;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Whether OpenTelemetry's own instrumentation, the Java agent or a library, traces what we were
 * about to trace. Looked up once, by name: neither is a dependency. Internal.
 */
public final class OtherInstrumentation {

  private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  /** Where OpenTelemetry's libraries keep the process span of a context. */
  private static final String SPAN_KEY = "io.opentelemetry.instrumentation.api.internal.SpanKey";

  private static final boolean AGENT_PRESENT = find(AGENT, ClassLoader.getSystemClassLoader());
  private static final @Nullable MethodHandle PROCESS_SPAN = processSpan();

  private OtherInstrumentation() {}

  public static boolean isAgentPresent() {
    return AGENT_PRESENT;
  }

  /**
   * Whether the current span is a process span of theirs, or below one, that continues the
   * message's trace, so that one of ours would say the same again.
   *
   * @param byAgent whether the agent traces the client; its contexts do not tell what they hold
   */
  public static boolean isProcessing(Context current, SpanContext message, boolean byAgent) {
    if (!message.isValid()) {
      return false;
    }
    Span span = byAgent ? Span.fromContext(current) : processSpan(current);
    return span != null && span.getSpanContext().getTraceId().equals(message.getTraceId());
  }

  private static @Nullable Span processSpan(Context context) {
    MethodHandle handle = PROCESS_SPAN;
    if (handle == null) {
      return null;
    }
    try {
      return (Span) handle.invokeExact(context);
    } catch (Throwable e) {
      Failures.say("processSpan", e);
      return null;
    }
  }

  private static @Nullable MethodHandle processSpan() {
    try {
      Class<?> keys = Class.forName(SPAN_KEY);
      return MethodHandles.publicLookup()
          .findVirtual(keys, "fromContextOrNull", MethodType.methodType(Span.class, Context.class))
          .bindTo(keys.getField("CONSUMER_PROCESS").get(null));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return null;
    }
  }

  private static boolean find(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
