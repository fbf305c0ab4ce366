package io.throughline.propagation;

/**
 * What a broken or an evil sender may write, and what is to be understood of it.
 *
 * @param trace the trace id, or {@link #NONE}
 * @param state the tracestate as it prints
 * @param baggage the baggage as it prints, or {@link #SOME}
 */
record HostileCase(String name, MapCarrier carrier, String trace, String state, String baggage) {

  /** What the clock says. */
  static final long NOW = 1_800_000_000_000L;

  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN = "b7ad6b7169203331";
  static final String OTHER = "1af7651916cd43dd8448eb211c80319d";
  static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";
  static final String MEBI = "x".repeat(1 << 20);
  static final String NONE = "none";

  /** More than one member is kept. */
  static final String SOME = "*";

  static HostileCase of(String name, String trace, String state, String baggage, String... fields) {
    MapCarrier carrier = new MapCarrier();
    for (int i = 0; i < fields.length; i += 2) {
      carrier.with(fields[i], fields[i + 1]);
    }
    return new HostileCase(name, carrier, trace, state, baggage);
  }

  @Override
  public String toString() {
    return name;
  }
}
