package io.throughline.recipes;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real SDK whose spans a test can read, and what its listeners saw. */
final class Recorded {

  private final Ended ended = new Ended();
  final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(ended))
                  .build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  /** A span with a business transaction, as the sender's. */
  Context click() {
    Span click = openTelemetry.getTracer("test").spanBuilder("click").startSpan();
    Baggage order = Baggage.builder().put("business.transaction.id", "o-1").build();
    return Context.root().with(click).with(order);
  }

  /** Called by a listener: its message, and whose business transaction is current. */
  void seen(String what) {
    seen.add(what + " of " + Baggage.current().getEntryValue("business.transaction.id"));
  }

  String awaitSeen() throws InterruptedException {
    String what = seen.poll(20, TimeUnit.SECONDS);
    if (what == null) {
      throw new AssertionError("nothing was handled");
    }
    return what;
  }

  /** Waits for this many spans of the name; more or fewer are an error. */
  List<SpanData> await(String name, int count) throws InterruptedException {
    return ended.await(name, count);
  }

  void forget() {
    ended.forget();
  }

  static String errorType(SpanData span) {
    String type = span.getAttributes().get(AttributeKey.stringKey("error.type"));
    return type == null ? "none" : type;
  }

  /** An exporter that can be waited for. */
  private static final class Ended implements SpanExporter {

    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> more) {
      spans.addAll(more);
      notifyAll();
      return CompletableResultCode.ofSuccess();
    }

    synchronized List<SpanData> await(String name, int count) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (named(name).size() < count && System.nanoTime() < end) {
        wait(100);
      }
      List<SpanData> found = named(name);
      if (found.size() != count) {
        throw new AssertionError(found.size() + " spans " + name + " in " + spans);
      }
      return found;
    }

    private List<SpanData> named(String name) {
      return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    synchronized void forget() {
      spans.clear();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
