package io.throughline.processors.redaction.detect;

import java.util.List;

/**
 * One name for several detectors, each of which keeps a gate of its own in a {@link DetectorSet}.
 */
abstract class CompositeDetector implements Detector {

  private final List<Detector> parts;

  CompositeDetector(Detector... parts) {
    this.parts = List.of(parts);
  }

  final List<Detector> parts() {
    return parts;
  }

  @Override
  public final void detect(Text text, FindingSink sink) {
    parts.forEach(part -> part.detect(text, sink));
  }
}
