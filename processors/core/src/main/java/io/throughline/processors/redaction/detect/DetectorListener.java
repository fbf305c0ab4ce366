package io.throughline.processors.redaction.detect;

/** Told when a detector fails, so that failures can be counted. Called on the scanning thread. */
@FunctionalInterface
public interface DetectorListener {

  DetectorListener NONE = (detector, cause, switchedOff) -> {};

  /**
   * {@code cause} is a {@link StepBudgetExceededException} or whatever the detector threw; {@code
   * switchedOff} is true exactly once per detector.
   */
  void failed(Detector detector, Throwable cause, boolean switchedOff);
}
