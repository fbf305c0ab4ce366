package io.throughline.sample.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sample.shop.Fate;
import io.throughline.sample.shop.ShopModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what telemetry tells against what the driver did. Each line of it is one figure that a
 * person would read off the desk's page, and that must be true.
 */
final class Verdict {

  private static final double SERVICES = 5;

  private static final Duration PROMISE = ShopModel.PROMISE;

  /** What may pass between a letter's arrival and the mailer's word that the order is complete. */
  private static final Duration MAILER = Duration.ofMillis(500);

  private final JsonNode report;
  private final List<String> disagreements = new ArrayList<>();

  private Verdict(JsonNode report) {
    this.report = report;
  }

  /**
   * Compares figure by figure.
   *
   * @param report what the desk made of the received telemetry
   * @return one sentence for each figure that is wrong; empty for a good run
   */
  static List<String> disagreements(JsonNode report, Ledger ledger) {
    Verdict verdict = new Verdict(report);
    verdict.orders(ledger);
    verdict.traces(ledger);
    verdict.spans();
    verdict.transactions(ledger);
    verdict.evidence();
    return verdict.disagreements;
  }

  private void orders(Ledger ledger) {
    if (ledger.refusedOrders() > 0) {
      disagreements.add("the storefront refused " + ledger.refusedOrders() + " orders");
    }
    if (ledger.with(Fate.REDRIVEN) > 0 && ledger.redrivenAfterSeconds() == 0) {
      disagreements.add("nothing was redriven from the dead-letter queue");
    }
    if (ledger.mails() != ledger.mailsExpected()) {
      disagreements.add("mails: " + ledger.mails() + " came, not " + ledger.mailsExpected());
    }
    expect("/orders/placed", ledger.placed());
    expect("/orders/completed", ledger.mails());
    expect("/orders/rejected", ledger.with(Fate.DECLINED));
    expect("/orders/failed", 0);
    expect("/orders/lost", ledger.with(Fate.MAIL_LOST));
  }

  private void traces(Ledger ledger) {
    expect("/traces/sampled", ledger.rootsSampled());
    expect("/traces/complete", ledger.rootsSampled());
    equal(
        "/traces/servicesPerOrder",
        Double.toString(report.at("/traces/servicesPerOrder").asDouble()),
        Double.toString(SERVICES));
  }

  private void spans() {
    long ended = figure("/spans/ended");
    expect("/spans/countedByMetrics", ended);
    atLeast("/spans/ended", 1);
    atLeast("/spans/exported", 1);
    if (figure("/spans/exported") >= ended) {
      disagreements.add("/spans/exported: all spans were exported, so nothing was sampled");
    }
  }

  private void transactions(Ledger ledger) {
    long missed = figure("/transaction/sloMissed");
    expect("/transaction/sloMet", ledger.mails() - missed);
    int slowed = ledger.with(Fate.SLOW) + ledger.with(Fate.REDRIVEN);
    int least =
        Math.max(slowed, ledger.surelyLaterThan(PROMISE, Letterbox.LOOKS_EVERY.multipliedBy(3)));
    int most = ledger.perhapsLaterThan(PROMISE, MAILER);
    if (missed < least || missed > most) {
      disagreements.add(
          "/transaction/sloMissed: telemetry says "
              + missed
              + ", the letterbox between "
              + least
              + " and "
              + most);
    }
  }

  private void evidence() {
    atLeast("/exemplars/seen", 1);
    expect("/exemplars/resolved", figure("/exemplars/seen"));
    atLeast("/logs/withTransaction", 1);
    for (JsonNode leak : report.path("leaks")) {
      disagreements.add("leaked: " + leak);
    }
  }

  private void expect(String pointer, long expected) {
    equal(pointer, report.at(pointer).asText("nothing"), Long.toString(expected));
  }

  private void equal(String what, String told, String done) {
    if (!told.equals(done)) {
      disagreements.add(what + ": telemetry says " + told + ", it was " + done);
    }
  }

  private void atLeast(String pointer, long least) {
    if (figure(pointer) < least) {
      disagreements.add(pointer + ": " + report.at(pointer) + " is less than " + least);
    }
  }

  private long figure(String pointer) {
    return report.at(pointer).asLong(-1);
  }
}
