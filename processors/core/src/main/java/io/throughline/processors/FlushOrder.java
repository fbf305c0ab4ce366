package io.throughline.processors;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a signal be flushed after the signals that still add to it: traces, then logs, then metrics.
 *
 * <p>The SDK shuts its providers down side by side, and a metric reader that collects before the
 * span worker has exported misses what that export counted. The wait is bounded, since an exporter
 * that hangs must not take the metrics with it, and nothing here blocks a thread.
 */
final class FlushOrder {
  private final Duration limit;
  private final Stage traces = new Stage(List.of());
  private final Stage logs = new Stage(List.of(traces));
  private final Stage metrics = new Stage(List.of(traces, logs));

  FlushOrder(Duration limit) {
    this.limit = limit;
  }

  Stage traces() {
    return traces;
  }

  Stage logs() {
    return logs;
  }

  Stage metrics() {
    return metrics;
  }

  private CompletableResultCode after(
      CompletableResultCode earlier, Supplier<CompletableResultCode> action) {
    if (earlier.isDone()) {
      return started(action);
    }
    CompletableResultCode result = new CompletableResultCode();
    AtomicBoolean started = new AtomicBoolean();
    Runnable start =
        () -> {
          if (started.compareAndSet(false, true)) {
            CompletableResultCode own = started(action);
            own.whenComplete(
                () -> {
                  if (own.isSuccess()) {
                    result.succeed();
                  } else {
                    result.fail();
                  }
                });
          }
        };
    earlier.whenComplete(start);
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS).execute(start);
    return result;
  }

  /**
   * A reader that throws, or answers nothing, has failed: whoever waits for it must not wait for
   * ever, and the thread may be that which exports the spans.
   */
  private static CompletableResultCode started(Supplier<CompletableResultCode> action) {
    try {
      return requireNonNull(action.get(), "result");
    } catch (Throwable e) {
      return CompletableResultCode.ofExceptionalFailure(e);
    }
  }

  /** One signal's place in the order. */
  final class Stage {
    private final List<Stage> earlier;
    private volatile Supplier<CompletableResultCode> flush = CompletableResultCode::ofSuccess;
    private volatile @Nullable CompletableResultCode shutdown;

    private Stage(List<Stage> earlier) {
      this.earlier = earlier;
    }

    /** Says how the signal is flushed on its own. */
    Stage flushedBy(Supplier<CompletableResultCode> flush) {
      this.flush = flush;
      return this;
    }

    CompletableResultCode flush(Supplier<CompletableResultCode> action) {
      return after(earlierDone(), action);
    }

    CompletableResultCode shutdown(Supplier<CompletableResultCode> action) {
      // Known before it has begun: a later signal that shuts down meanwhile waits for this one.
      CompletableResultCode own = new CompletableResultCode();
      shutdown = own;
      CompletableResultCode result = after(earlierDone(), action);
      result.whenComplete(
          () -> {
            if (result.isSuccess()) {
              own.succeed();
            } else {
              own.fail();
            }
          });
      return own;
    }

    private CompletableResultCode earlierDone() {
      List<CompletableResultCode> results = new ArrayList<>(earlier.size());
      for (Stage stage : earlier) {
        CompletableResultCode closing = stage.shutdown;
        // A processor that is shut down may never answer a flush.
        results.add(closing != null ? closing : stage.flush.get());
      }
      return CompletableResultCode.ofAll(results);
    }
  }
}
