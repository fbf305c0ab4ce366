package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.List;

/** Shows what detectors find: the text with a star in the place of each finding. */
final class Masked {

  private final DetectorSet set;
  private final Findings findings = new Findings();

  Masked(String detector) {
    this(List.of(Detectors.named(detector)));
  }

  Masked(List<Detector> detectors) {
    set = DetectorSet.of(detectors);
  }

  String text(String value) {
    return text("", value);
  }

  String text(String key, String value) {
    set.scan(value, key.isEmpty() ? KeyContext.NONE : KeyContext.of(key), findings);
    StringBuilder out = new StringBuilder(value);
    for (int i = findings.size() - 1; i >= 0; i--) {
      out.replace(findings.start(i), findings.end(i), "*");
    }
    return out.toString();
  }

  /** What the detector finds when it reads the text from its beginning. */
  static List<String> found(Detector detector, Text text) {
    List<String> found = new ArrayList<>();
    text.startBudget();
    detector.detect(text, (start, end) -> found.add(text.toString().substring(start, end)));
    return found;
  }

  /** The text with the detector's name in the place of each finding. */
  static String named(DetectorSet set, String value) {
    Findings findings = new Findings();
    set.scan(value, KeyContext.NONE, findings);
    StringBuilder out = new StringBuilder(value);
    for (int i = findings.size() - 1; i >= 0; i--) {
      out.replace(findings.start(i), findings.end(i), "<" + findings.detector(i).name() + ">");
    }
    return out.toString();
  }
}
