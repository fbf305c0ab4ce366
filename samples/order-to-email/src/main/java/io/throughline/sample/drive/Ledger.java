package io.throughline.sample.drive;

import io.throughline.sample.shop.Fate;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the driver knows because it did it or saw it, and not because telemetry told it: the other
 * side of every comparison. Thread-safe.
 */
final class Ledger {

  private final Map<String, Placed> orders = new HashMap<>();
  private final Map<String, Long> mails = new HashMap<>();
  private int refused;
  private double redrivenAfterSeconds;

  /**
   * An order that the storefront took.
   *
   * @param clicked {@link System#nanoTime} of the click; the storefront's clock starts after it
   * @param answered that of the storefront's answer; its clock has started before it
   * @param sampled whether the browser's root span is
   */
  record Placed(String id, Fate fate, long clicked, long answered, boolean sampled) {}

  synchronized void placed(Placed order) {
    orders.put(order.id(), order);
  }

  /** The storefront would not take it. */
  synchronized void refused() {
    refused++;
  }

  /** The confirmation lay in the letterbox then, if it was not known to lie there before. */
  synchronized void mailSeen(String order, long nanos) {
    mails.putIfAbsent(order, nanos);
  }

  synchronized void redrivenAfter(double seconds) {
    redrivenAfterSeconds = seconds;
  }

  synchronized int placed() {
    return orders.size();
  }

  synchronized int refusedOrders() {
    return refused;
  }

  synchronized int with(Fate fate) {
    return (int) orders.values().stream().filter(order -> order.fate() == fate).count();
  }

  synchronized int rootsSampled() {
    return (int) orders.values().stream().filter(Placed::sampled).count();
  }

  synchronized int mails() {
    return mails.size();
  }

  /** From the storefront's answer to the redrive; 0 when nothing was redriven. */
  synchronized double redrivenAfterSeconds() {
    return redrivenAfterSeconds;
  }

  /** Orders whose confirmation should arrive. */
  synchronized int mailsExpected() {
    return placed() - with(Fate.DECLINED) - with(Fate.MAIL_LOST);
  }

  /** Confirmations that came too late even if the storefront's clock started last. */
  synchronized int surelyLaterThan(Duration promise, Duration seenWithin) {
    return (int)
        mails.entrySet().stream()
            .filter(
                mail ->
                    orders.containsKey(mail.getKey())
                        && mail.getValue() - orders.get(mail.getKey()).answered()
                            > promise.plus(seenWithin).toNanos())
            .count();
  }

  /**
   * Confirmations that came too late if the clock started with the click and the mailer then took
   * its time.
   */
  synchronized int perhapsLaterThan(Duration promise, Duration mailer) {
    return (int)
        mails.entrySet().stream()
            .filter(
                mail ->
                    orders.containsKey(mail.getKey())
                        && mail.getValue() - orders.get(mail.getKey()).clicked()
                            > promise.minus(mailer).toNanos())
            .count();
  }

  synchronized Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("placed", placed());
    map.put("refused", refused);
    map.put("declined", with(Fate.DECLINED));
    map.put("slowed", with(Fate.SLOW));
    map.put("lost", with(Fate.MAIL_LOST));
    map.put("redriven", with(Fate.REDRIVEN));
    map.put("redrivenAfterSeconds", redrivenAfterSeconds);
    map.put("mails", mails());
    map.put("rootsSampled", rootsSampled());
    return Collections.unmodifiableMap(map);
  }
}
