package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A processor that throws, or answers nothing, at the end must not keep the others from theirs. */
class CarelessProcessorsTest {
  private final Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());
  private final List<String> ended = new ArrayList<>();

  @Test
  void spanProcessors_oneThrowsAndOneAnswersNothing_theThirdIsFlushedAndShutDown() {
    SpanProcessor all =
        RedactingSpanProcessor.create(
            List.of(new Throwing(), new Silent(), new Noting(ended)), redactor);

    assertThat(all.forceFlush().isSuccess()).isFalse();
    assertThat(all.shutdown().isSuccess()).isFalse();
    assertThat(ended).containsExactly("flushed", "shut down");
    assertThat(redactor.errors()).isEqualTo(4);
  }

  @Test
  void logProcessors_oneThrowsAndOneAnswersNothing_theThirdIsFlushedAndShutDown() {
    LogRecordProcessor all =
        RedactingLogRecordProcessor.create(
            List.of(new Throwing(), new Silent(), new Noting(ended)), redactor);

    assertThat(all.forceFlush().isSuccess()).isFalse();
    assertThat(all.shutdown().isSuccess()).isFalse();
    assertThat(ended).containsExactly("flushed", "shut down");
    assertThat(redactor.errors()).isEqualTo(4);
  }

  /** A processor of both kinds of record. */
  private abstract static class Both implements SpanProcessor, LogRecordProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return true;
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {}

    @Nullable CompletableResultCode end(String how) {
      return null;
    }

    @Override
    public @Nullable CompletableResultCode forceFlush() {
      return end("flushed");
    }

    @Override
    public @Nullable CompletableResultCode shutdown() {
      return end("shut down");
    }

    @Override
    public void close() {}
  }

  private static final class Throwing extends Both {
    @Override
    CompletableResultCode end(String how) {
      throw new IllegalStateException("cannot be " + how);
    }
  }

  private static final class Silent extends Both {}

  private static final class Noting extends Both {
    private final List<String> ended;

    Noting(List<String> ended) {
      this.ended = ended;
    }

    @Override
    CompletableResultCode end(String how) {
      ended.add(how);
      return CompletableResultCode.ofSuccess();
    }
  }
}
