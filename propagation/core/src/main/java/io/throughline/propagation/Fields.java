package io.throughline.propagation;

/** The names under which context travels. */
final class Fields {

  static final String TRACEPARENT = "traceparent";
  static final String TRACESTATE = "tracestate";
  static final String BAGGAGE = "baggage";
  static final String TRACEPACK = "tracepack";

  /** The key under which AWS's own propagators ask for the X-Ray header; a carrier may map it. */
  static final String XRAY = "X-Amzn-Trace-Id";

  private Fields() {}
}
