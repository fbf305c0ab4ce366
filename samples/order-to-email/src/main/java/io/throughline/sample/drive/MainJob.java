package io.throughline.sample.drive;

import io.throughline.desk.Expectations;
import io.throughline.desk.TelemetryDesk;
import io.throughline.sample.shop.Fate;
import io.throughline.sample.shop.Order;
import io.throughline.sample.shop.ShopModel;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the whole thing once: parts, services, orders; then waits for the last promise to be kept or
 * given up, ends the services, and compares what telemetry tells with what was done.
 */
public final class MainJob {

  /** Faster, and the queue itself would break the promise. */
  private static final int ORDERS_PER_SECOND = 10;

  private static final int COLD_ORDERS = 8;
  private static final int COLD_ORDERS_PER_SECOND = 2;

  private static final Duration REDRIVE_AFTER = ShopModel.PROMISE.plusSeconds(1);

  private final Settings settings;
  private final PrintStream out;
  private final Ledger ledger = new Ledger();
  private final long start = System.nanoTime();

  private MainJob(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * What can be chosen from outside.
   *
   * @param orders how many are placed
   * @param target the folder for {@code report.json}, {@code desk.html} and the services' output
   * @param serve whether the page stays up when all is done
   */
  public record Settings(int orders, Path target, boolean serve) {}

  /**
   * Runs the main job to its end, or, with {@code serve}, until this process is ended.
   *
   * @return whether telemetry told the truth and nothing but what it may
   */
  public static boolean run(Settings settings, PrintStream out) throws IOException {
    return new MainJob(settings, out).run();
  }

  private boolean run() throws IOException {
    try (TelemetryDesk desk = TelemetryDesk.start(expectations());
        Parts parts = Parts.start()) {
      say("parts are up; the desk's page is " + desk.page());
      Services services =
          Services.of(parts, desk.endpoint(), settings.target().resolve("services"));
      List<String> badEnds;
      try (services) {
        URI storefront = services.start();
        say("services are up: " + names(services));
        placeOrders(desk, parts, storefront);
        badEnds = services.stop();
      }
      say("services have ended and flushed");
      boolean good = conclude(desk, parts, services, badEnds);
      if (settings.serve()) {
        say("the page stays up at " + desk.page() + " until this process is ended");
        sleepForEver();
      }
      return good;
    }
  }

  private boolean conclude(TelemetryDesk desk, Parts parts, Services services, List<String> badEnds)
      throws IOException {
    Conclusion conclusion = new Conclusion(desk.report().json(), ledger);
    badEnds.forEach(name -> conclusion.complain(name + " did not end by itself, or not well"));
    parts.discarded().forEach(conclusion::complain);
    for (ServiceProcess service : services.processes()) {
      conclusion.searchOutput(service.name(), service.output());
    }
    conclusion.searchHeaders(SentHeaders.read(parts.kafkaServers(), Parts.PAYMENTS_TOPIC));
    // Each service process, and the browser.
    conclusion.compare(new Figures(desk.receiver()), services.processes().size() + 1);
    Path report = settings.target().resolve("report.json");
    Path page = settings.target().resolve("desk.html");
    conclusion.writeReport(report);
    conclusion.printTo(out);
    List<String> complaints = conclusion.complaints();
    complaints.forEach(complaint -> out.println("  WRONG  " + complaint));
    desk.writePage(page);
    say("see " + page + " and " + report);
    say(
        complaints.isEmpty()
            ? "telemetry tells what was done, and nothing leaked"
            : "this run is not good: " + complaints.size() + " complaints");
    return complaints.isEmpty();
  }

  private static Expectations expectations() {
    Set<String> paid = Set.of("storefront", "billing", "inventory", "payment", "mailer");
    Expectations.Builder expectations =
        Expectations.builder()
            .promise(ShopModel.PROMISE)
            .entryService(Browser.SERVICE)
            .passesThrough("completed", paid)
            .passesThrough(Expectations.LOST, paid)
            .passesThrough("rejected", Set.of("storefront", "billing", "inventory", "payment"));
    Secrets.planted().forEach((text, kind) -> expectations.secret(kind, text));
    return expectations.build();
  }

  private void placeOrders(TelemetryDesk desk, Parts parts, URI storefront) {
    ExecutorService clicks = Executors.newFixedThreadPool(4);
    long last;
    try (Letterbox letterbox = Letterbox.watch(parts.mail(), ledger);
        Browser browser = Browser.open(properties(desk.endpoint()), storefront, ledger);
        Redrive redrive =
            Redrive.watch(parts.sqs(), parts.billingDeadLetters(), REDRIVE_AFTER, ledger)) {
      long first = System.nanoTime();
      for (int number = 1; number <= settings.orders(); number++) {
        awaitNanos(first + clickAfterNanos(number));
        Order order = OrderPlan.order(number);
        clicks.execute(() -> click(browser, order, redrive));
        if (number % 50 == 0) {
          progress();
        }
      }
      clicks.shutdown();
      awaitClicks(clicks);
      last = System.nanoTime();
      awaitOutcomes(parts, last);
    }
  }

  private static void click(Browser browser, Order order, Redrive redrive) {
    browser.click(order);
    if (order.fate() == Fate.REDRIVEN) {
      redrive.placed();
    }
  }

  /** Slowly at first: six cold JVMs one after the other need half of what an order was promised. */
  private static long clickAfterNanos(int number) {
    int slow = Math.min(number, COLD_ORDERS) - 1;
    int fast = Math.max(number - COLD_ORDERS, 0);
    return TimeUnit.SECONDS.toNanos(slow) / COLD_ORDERS_PER_SECOND
        + TimeUnit.SECONDS.toNanos(fast) / ORDERS_PER_SECOND;
  }

  /** Until each mail that can come is there, and the last order that could be lost is given up. */
  private void awaitOutcomes(Parts parts, long lastClick) {
    long givenUp = lastClick + ShopModel.GIVE_UP.toNanos();
    say("the last order is placed; it is given up after " + ShopModel.GIVE_UP.toSeconds() + " s");
    parts.mail().awaitMessages(ledger.mailsExpected(), ShopModel.GIVE_UP.multipliedBy(2));
    progress();
    awaitNanos(givenUp);
  }

  private static void awaitClicks(ExecutorService clicks) {
    try {
      if (!clicks.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the storefront does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The driver's own SDK is configured as a service's, but by properties. */
  private static Map<String, String> properties(URI otlp) {
    Map<String, String> properties = new HashMap<>();
    Services.telemetry(Browser.SERVICE, otlp)
        .forEach(
            (key, value) -> properties.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    properties.putAll(Browser.sampling());
    return properties;
  }

  private static String names(Services services) {
    return String.join(", ", services.processes().stream().map(ServiceProcess::name).toList());
  }

  private void progress() {
    say(
        ledger.placed()
            + " of "
            + settings.orders()
            + " orders placed, "
            + ledger.mails()
            + " mails, "
            + ledger.with(Fate.DECLINED)
            + " declined, "
            + ledger.with(Fate.SLOW)
            + " slow");
  }

  private void say(String line) {
    out.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - start) / 1e9, line);
  }

  private static void awaitNanos(long deadline) {
    long left = deadline - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = deadline - System.nanoTime();
    }
  }

  private static void sleepForEver() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }
}
