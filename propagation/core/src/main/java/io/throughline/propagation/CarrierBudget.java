package io.throughline.propagation;

/**
 * How much room a message has left: slots (fields it may still get) and bytes, where each field
 * costs its name, its value and what the carrier adds. Immutable.
 *
 * @param slots fields that may be added
 * @param bytes bytes that may be added
 * @param fieldOverhead bytes that the carrier counts for each field beside name and value, such as
 *     the type name of an SQS attribute
 * @param tracepackOnly whether every consumer of the destination reads {@code tracepack}, so that
 *     it may stand alone where one slot is left
 * @param xrayBeside whether the carrier takes X-Ray's header outside slots and bytes, as SQS does
 */
public record CarrierBudget(
    int slots, long bytes, int fieldOverhead, boolean tracepackOnly, boolean xrayBeside) {

  private static final CarrierBudget UNLIMITED = of(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** Negative room, as on a message that is over its limit already, counts as none. */
  public CarrierBudget {
    slots = Math.max(0, slots);
    bytes = Math.max(0, bytes);
    fieldOverhead = Math.max(0, fieldOverhead);
  }

  public static CarrierBudget unlimited() {
    return UNLIMITED;
  }

  public static CarrierBudget of(int slots, long bytes) {
    return new CarrierBudget(slots, bytes, 0, false, false);
  }

  public CarrierBudget withFieldOverhead(int overhead) {
    return new CarrierBudget(slots, bytes, overhead, tracepackOnly, xrayBeside);
  }

  public CarrierBudget withTracepackOnly(boolean only) {
    return new CarrierBudget(slots, bytes, fieldOverhead, only, xrayBeside);
  }

  public CarrierBudget withXrayBeside(boolean beside) {
    return new CarrierBudget(slots, bytes, fieldOverhead, tracepackOnly, beside);
  }
}
