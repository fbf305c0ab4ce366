package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Proves that nothing personal leaves: hands out secrets that can be recognised again, takes what
 * is exported and searches the bytes that OTLP would send, as protobuf and as JSON, for each secret
 * in any form.
 *
 * <pre>{@code
 * RedactionCanary canary = RedactionCanary.create();
 * // … set the SDK up with canary.spanExporter(), canary.logRecordExporter() …
 * service.order(canary.card(), canary.email(), canary.password());
 * canary.assertNothingSurvived();
 * }</pre>
 *
 * <p>Thread-safe, but for {@link CanaryRecords}.
 */
public final class RedactionCanary {
  private static final int MAX_SIGHTINGS = 50;

  private final Random random;
  private final String marker;
  private final String cardMarker;
  private final SecretForms text;
  private final SecretForms card;
  private final List<String> sightings = new CopyOnWriteArrayList<>();
  private final AtomicLong searched = new AtomicLong();
  private final AtomicLong records = new AtomicLong();

  private RedactionCanary(long seed) {
    random = new Random(seed);
    // Mixed case and digits, as a password has them: no name looks so.
    marker =
        "Zq" + random.nextInt(10) + "K" + random.nextInt(10) + "wX" + random.nextInt(10) + "vB";
    cardMarker = "45329" + String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
    text = new SecretForms(marker);
    card = new SecretForms(cardMarker);
  }

  public static RedactionCanary create() {
    return new RedactionCanary(System.nanoTime());
  }

  /** The same secrets at each run. */
  public static RedactionCanary create(long seed) {
    return new RedactionCanary(seed);
  }

  /** A card number of a real issuer's range that passes the Luhn check. */
  public synchronized String card() {
    String digits = cardMarker + String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  public synchronized String email() {
    return "alice." + token() + "@mail" + random.nextInt(1000) + ".example.com";
  }

  public synchronized String password() {
    return "Pw!" + token() + "#" + random.nextInt(1000);
  }

  /** A person's name; no detector knows one, so only a closed list keeps it in. */
  public synchronized String name() {
    return "Alice " + token() + " Müller";
  }

  public synchronized String jwt() {
    return "eyJhbGciOiJIUzI1NiJ9."
        + base64("{\"sub\":\"" + token() + "\"}")
        + "."
        + token()
        + token();
  }

  private String token() {
    return marker + Long.toString(random.nextLong() >>> 1, 36);
  }

  private static String base64(String value) {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8));
  }

  /** Searches what it is given, and keeps nothing. */
  public SpanExporter spanExporter() {
    return new Spans();
  }

  /** Searches what it is given, and keeps nothing. */
  public LogRecordExporter logRecordExporter() {
    return new Logs();
  }

  /** Searches what it is given, and keeps nothing. */
  public MetricExporter metricExporter() {
    return new Metrics();
  }

  /** Looks for every secret in bytes from elsewhere: a captured request, a file of logs. */
  public void search(String where, byte[] bytes) {
    searched.addAndGet(bytes.length);
    report(where, text.search(bytes), bytes);
    card.search(bytes)
        .forEach(
            (form, place) -> {
              // Nine digits may come together in a time stamp; the sixteen of a card do not.
              if (!form.startsWith("raw") || isCard(bytes, place)) {
                report(where, Map.of("card, " + form, place), bytes);
              }
            });
  }

  private static boolean isCard(byte[] bytes, int place) {
    int digits = 0;
    while (place + digits < bytes.length
        && bytes[place + digits] >= '0'
        && bytes[place + digits] <= '9') {
      digits++;
    }
    return digits >= 16;
  }

  private void report(String where, Map<String, Integer> found, byte[] bytes) {
    found.forEach(
        (form, place) -> {
          if (sightings.size() < MAX_SIGHTINGS) {
            int from = Math.max(0, place - 60);
            int to = Math.min(bytes.length, place + 60);
            String around =
                new String(bytes, from, to - from, UTF_8).replaceAll("[^\\x20-\\x7e]", ".");
            sightings.add(where + ", " + form + ": " + around);
          }
        });
  }

  /** How many spans, log records and points were searched. */
  public long records() {
    return records.get();
  }

  /** How many bytes were searched. */
  public long searchedBytes() {
    return searched.get();
  }

  /** Where secrets were seen, and in which form; empty if nothing survived. */
  public List<String> survivors() {
    return List.copyOf(sightings);
  }

  /**
   * Also fails if nothing was exported at all, since then nothing was proven.
   *
   * @throws AssertionError with each place and form
   */
  public void assertNothingSurvived() {
    if (records.get() == 0 && searched.get() == 0) {
      throw new AssertionError("nothing was exported, so nothing is proven");
    }
    if (!sightings.isEmpty()) {
      throw new AssertionError("secrets left:\n" + String.join("\n", sightings));
    }
  }

  @Override
  public String toString() {
    return "RedactionCanary{records=" + records + ", survivors=" + sightings.size() + "}";
  }

  private final class Spans implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      records.addAndGet(spans.size());
      search("span", OtlpBytes.ofSpans(spans));
      // What a failing exporter would print.
      search("span as text", spans.toString().getBytes(UTF_8));
      return CompletableResultCode.ofSuccess();
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

  private final class Logs implements LogRecordExporter {
    @Override
    public CompletableResultCode export(Collection<LogRecordData> logs) {
      records.addAndGet(logs.size());
      search("log", OtlpBytes.ofLogs(logs));
      search("log as text", logs.toString().getBytes(UTF_8));
      return CompletableResultCode.ofSuccess();
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

  private final class Metrics implements MetricExporter {
    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
      List<MetricData> all = new ArrayList<>(metrics);
      all.forEach(metric -> records.addAndGet(metric.getData().getPoints().size()));
      search("metric", OtlpBytes.ofMetrics(all));
      search("metric as text", all.toString().getBytes(UTF_8));
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
      return AggregationTemporality.DELTA;
    }
  }
}
