package io.throughline.recipes;

import io.throughline.propagation.kafka.KafkaTracing;
import java.lang.reflect.UndeclaredThrowableException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Runs each {@code @KafkaListener} method in the process span of its record, whatever its
 * parameters are:
 *
 * <pre>{@code
 * factory.setContainerCustomizer(new TracedKafkaListeners(tracing)::intercept);
 * }</pre>
 *
 * <p>A batch listener gets its records untouched: call {@link KafkaTracing#processBatch} there.
 */
public final class TracedKafkaListeners implements MethodInterceptor {

  private final KafkaTracing tracing;

  public TracedKafkaListeners(KafkaTracing tracing) {
    this.tracing = tracing;
  }

  /** For a container factory's {@code setContainerCustomizer}. */
  public void intercept(AbstractMessageListenerContainer<?, ?> container) {
    container.getContainerProperties().setAdviceChain(this);
  }

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    Object[] arguments = call.getArguments();
    if (arguments.length > 0 && arguments[0] instanceof ConsumerRecord<?, ?> record) {
      tracing.process(record, handled -> proceed(call));
      return null; // onMessage is void
    }
    return call.proceed();
  }

  private static void proceed(MethodInvocation call) throws Exception {
    try {
      call.proceed();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }
}
