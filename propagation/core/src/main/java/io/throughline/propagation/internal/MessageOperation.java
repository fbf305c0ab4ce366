package io.throughline.propagation.internal;

import io.opentelemetry.api.trace.SpanKind;

/** The operations of the messaging conventions. Internal. */
public enum MessageOperation {
  CREATE("create", SpanKind.PRODUCER),
  SEND("send", SpanKind.PRODUCER),
  /** A send whose messages have create spans of their own. */
  SEND_BATCH("send", SpanKind.CLIENT),
  RECEIVE("receive", SpanKind.CLIENT),
  PROCESS("process", SpanKind.CONSUMER);

  private final String type;
  private final SpanKind kind;

  MessageOperation(String type, SpanKind kind) {
    this.type = type;
    this.kind = kind;
  }

  public String type() {
    return type;
  }

  public SpanKind kind() {
    return kind;
  }
}
