package io.throughline.propagation.internal;

import java.util.Set;

/**
 * Names an error by the exception that a handler threw, not by the wrapper that an executor or a
 * framework has put around it: else all its errors would be of one type.
 */
final class ErrorType {

  private static final Set<String> WRAPPERS =
      Set.of(
          "java.lang.reflect.InvocationTargetException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "io.awspring.cloud.sqs.listener.ListenerExecutionFailedException",
          "org.springframework.kafka.listener.ListenerExecutionFailedException");

  /** A chain of causes may be a circle. */
  private static final int DEEPEST = 8;

  private ErrorType() {}

  static String of(Throwable error) {
    Throwable named = error;
    for (int i = 0; i < DEEPEST && WRAPPERS.contains(named.getClass().getName()); i++) {
      Throwable cause = named.getCause();
      if (cause == null) {
        break;
      }
      named = cause;
    }
    return named.getClass().getName();
  }
}
