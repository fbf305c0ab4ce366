package io.throughline.sample.drive;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.javahttpclient.JavaHttpClientTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import io.throughline.sample.shop.Fate;
import io.throughline.sample.shop.Order;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * Clicks. It starts the trace of each order, and decides whether that trace is sampled: one in four
 * is, and every order that is to go wrong.
 */
final class Browser implements AutoCloseable {

  static final String SERVICE = "browser";

  private static final double RATIO = 0.25;
  private static final ContextKey<Boolean> WORTH_KEEPING = ContextKey.named("worth-keeping");

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final HttpClient http;
  private final URI orders;
  private final Ledger ledger;

  private Browser(OpenTelemetrySdk sdk, URI orders, Ledger ledger) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("io.throughline.sample.browser");
    this.http =
        JavaHttpClientTelemetry.builder(sdk).build().newHttpClient(HttpClient.newHttpClient());
    this.orders = orders;
    this.ledger = ledger;
  }

  /**
   * @param settings of its own SDK, as properties; the SDK is not made the global one, which
   *     belongs to the services
   */
  static Browser open(Map<String, String> settings, URI orders, Ledger ledger) {
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> settings)
            .addSamplerCustomizer((sampler, config) -> new WorthKeepingOr(sampler))
            .build()
            .getOpenTelemetrySdk();
    return new Browser(sdk, orders, ledger);
  }

  /** The sampler that a browser's SDK asks about an order that is to go right. */
  static Map<String, String> sampling() {
    return Map.of(
        "otel.traces.sampler",
        "parentbased_traceidratio",
        "otel.traces.sampler.arg",
        Double.toString(RATIO));
  }

  /** Places the order and waits for the storefront's answer. */
  void click(Order order) {
    Context context = Context.root().with(WORTH_KEEPING, order.fate() != Fate.NORMAL);
    long clicked = System.nanoTime();
    Span span =
        tracer
            .spanBuilder("click buy as " + order.customer().name())
            .setSpanKind(SpanKind.INTERNAL)
            .setParent(context)
            .startSpan();
    try (Scope scope = context.with(span).makeCurrent()) {
      HttpRequest request =
          HttpRequest.newBuilder(orders.resolve("/orders?email=" + order.customer().email()))
              .header("Authorization", "Bearer " + order.customer().jwt())
              .header("X-Customer", order.customer().email())
              // Somebody else's baggage; the storefront may read it, but must not pass it on.
              .header("baggage", "customer.email=" + order.customer().email())
              .POST(HttpRequest.BodyPublishers.ofString(order.toJson()))
              .build();
      if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202) {
        boolean sampled = span.getSpanContext().isSampled();
        ledger.placed(
            new Ledger.Placed(order.id(), order.fate(), clicked, System.nanoTime(), sampled));
      } else {
        ledger.refused();
      }
    } catch (IOException e) {
      ledger.refused();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ledger.refused();
    } finally {
      span.end();
    }
  }

  /** Flushes. */
  @Override
  public void close() {
    sdk.close();
  }

  private record WorthKeepingOr(Sampler other) implements Sampler {

    @Override
    public SamplingResult shouldSample(
        Context parent,
        String traceId,
        String name,
        SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      return Boolean.TRUE.equals(parent.get(WORTH_KEEPING))
          ? SamplingResult.recordAndSample()
          : other.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
      return "WorthKeepingOr{" + other.getDescription() + '}';
    }
  }
}
