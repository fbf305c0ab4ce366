package io.throughline.sample.shop;

/** What shall become of an order: the part that magic card numbers play in a payment sandbox. */
public enum Fate {
  /** Paid, reserved, confirmed by mail. */
  NORMAL,
  /** The card is declined: the business says no. */
  DECLINED,
  /** The card network takes longer than the whole order was promised to take. */
  SLOW,
  /** Paid and reserved, but the confirmation is never sent and nobody notices. */
  MAIL_LOST,
  /**
   * The card network is down until the message has reached the dead-letter queue and is redriven.
   */
  REDRIVEN
}
