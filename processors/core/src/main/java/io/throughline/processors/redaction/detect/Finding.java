package io.throughline.processors.redaction.detect;

/** One stretch of a value, offsets in {@code char}s of the original value. */
public record Finding(Detector detector, int start, int end) {

  @Override
  public String toString() {
    return detector.name() + "[" + start + "," + end + ")";
  }
}
