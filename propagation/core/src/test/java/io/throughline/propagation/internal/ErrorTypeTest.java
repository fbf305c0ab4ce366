package io.throughline.propagation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ErrorTypeTest {

  @Test
  void of_wrappedException_isWhatIsInside() {
    assertThat(ErrorType.of(new CompletionException(new ExecutionException(new IOException()))))
        .isEqualTo("java.io.IOException");
  }

  @Test
  void of_exceptionWithCause_isTheException() {
    assertThat(ErrorType.of(new IllegalStateException(new IOException())))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void of_wrapperOfNothing_isTheWrapper() {
    assertThat(ErrorType.of(new CompletionException("alone", null)))
        .isEqualTo("java.util.concurrent.CompletionException");
  }

  @Test
  void of_deeperThanAnyRealChain_stopsAtAWrapper() {
    Throwable error = new IOException();
    for (int i = 0; i < 20; i++) {
      error = new CompletionException(error);
    }

    assertThat(ErrorType.of(error)).isEqualTo("java.util.concurrent.CompletionException");
  }
}
