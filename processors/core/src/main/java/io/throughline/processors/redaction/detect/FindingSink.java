package io.throughline.processors.redaction.detect;

/** Takes what a {@link Detector} finds. */
@FunctionalInterface
public interface FindingSink {

  /** The characters from {@code start} (inclusive) to {@code end} (exclusive) are sensitive. */
  void found(int start, int end);
}
