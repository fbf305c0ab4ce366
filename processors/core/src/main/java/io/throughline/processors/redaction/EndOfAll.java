package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Flushes or shuts down several processors: one that throws has failed, and no other knows. */
final class EndOfAll {

  private EndOfAll() {}

  static <P> CompletableResultCode of(
      P[] processors, Function<P, CompletableResultCode> end, Consumer<Throwable> failed) {
    List<CompletableResultCode> results = new ArrayList<>();
    for (P processor : processors) {
      try {
        results.add(requireNonNull(end.apply(processor), "result"));
      } catch (Throwable e) {
        failed.accept(e);
        results.add(CompletableResultCode.ofFailure());
      }
    }
    return CompletableResultCode.ofAll(results);
  }
}
