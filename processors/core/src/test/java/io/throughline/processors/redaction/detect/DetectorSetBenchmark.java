package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding nothing, and finding five things, in the values of one span: fifteen attributes, two
 * events, a stack trace of 3 KB. The floor is one walk over all characters. Peers stand in {@code
 * samples/comparison}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectorSetBenchmark {

  private final List<String> clean = new ArrayList<>();
  private final List<String> dirty = new ArrayList<>();
  private final String value = "order confirmed for tenant acme-eu after 3 tries in 42 ms ok";
  private final String identifier = "GET /api/v2/orders/90c192cf-d3ac-44af-8f21-ddb66cad4a26 200";
  private final Findings findings = new Findings();
  private DetectorSet all = DetectorSet.of(Detectors.all());
  private DetectorSet doubled = all;

  @Setup
  public void setUp() {
    List<Detector> twice = new ArrayList<>(Detectors.all());
    for (int i = 0; i < Detectors.all().size(); i++) {
      String literal = Character.toString('K' + i % 13) + "Q" + (char) ('A' + i) + "X";
      twice.add(Detectors.regex("custom" + i, literal + "-[0-9]{6,12}"));
    }
    doubled = DetectorSet.of(twice);
    clean.addAll(
        List.of(
            "POST",
            "https",
            "/api/v2/carts/{cartId}/checkout",
            "https://shop.acme.internal/api/v2/carts/8731/checkout?lang=en",
            "shop.acme.internal",
            "200",
            "okhttp/4.12.0",
            "storefront",
            "SELECT id, state FROM carts WHERE id = ?",
            "postgresql",
            "90c192cf-d3ac-44af-8f21-ddb66cad4a26",
            "checkout-worker-7f9c5d8b6d-x2x4v",
            "eu-west-1",
            "payment declined by issuer, retrying in 250 ms",
            "kafka-consumer-orders-3",
            "cart.checkout.started",
            "exception",
            "java.lang.IllegalStateException",
            "cart is closed already"));
    StringBuilder trace =
        new StringBuilder("java.lang.IllegalStateException: cart is closed already\n");
    String[] frames = {
      "com.acme.shop.cart.CartService.checkout(CartService.java:214)",
      "com.acme.shop.cart.CartResource.lambda$checkout$3(CartResource.java:88)",
      "org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)",
      "org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:162)",
      "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)",
      "jdk.internal.reflect.GeneratedMethodAccessor57.invoke(Unknown Source)",
    };
    for (int i = 0; trace.length() < 3000; i++) {
      trace.append("\tat ").append(frames[i % frames.length]).append('\n');
    }
    clean.add(trace.toString());
    dirty.addAll(clean);
    dirty.set(3, "https://shop.acme.internal/reset?token=8f14e45fceea167a5a36&lang=en");
    dirty.set(8, "SELECT id FROM carts WHERE mail = 'kim@mail.example'");
    dirty.set(13, "payment with 5105 1051 0510 5100 declined by issuer");
    dirty.set(18, "no account for kim.larsen@mail.example");
    dirty.set(19, trace + "Caused by: refused 203.0.113.77\n");
  }

  @Benchmark
  public int floorOneWalkOverCleanSpan() {
    int sum = 0;
    for (String text : clean) {
      for (int i = 0; i < text.length(); i++) {
        sum += text.charAt(i);
      }
    }
    return sum;
  }

  @Benchmark
  public boolean cleanValue() {
    return all.scan(value, KeyContext.NONE, findings);
  }

  @Benchmark
  public boolean cleanValueWithIdentifier() {
    return all.scan(identifier, KeyContext.NONE, findings);
  }

  @Benchmark
  public int cleanSpan() {
    return scan(all, clean);
  }

  @Benchmark
  public int cleanSpanTwiceTheDetectors() {
    return scan(doubled, clean);
  }

  @Benchmark
  public int dirtySpan() {
    return scan(all, dirty);
  }

  private int scan(DetectorSet set, List<String> values) {
    int found = 0;
    for (String text : values) {
      set.scan(text, KeyContext.NONE, findings);
      found += findings.size();
    }
    return found;
  }
}
