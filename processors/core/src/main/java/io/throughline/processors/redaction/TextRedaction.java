package io.throughline.processors.redaction;

import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.DetectorListener;
import io.throughline.processors.redaction.detect.DetectorSet;
import io.throughline.processors.redaction.detect.Detectors;
import io.throughline.processors.redaction.detect.Findings;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the detectors over a text or a number and carries out what the policy says of a finding. */
final class TextRedaction {
  /** A longer text is not read but dropped. */
  static final int MAX_TEXT = 1 << 18;

  private final DetectorSet all;

  /** For values under kept keys: credentials and what the policy has locked. */
  private final DetectorSet credentials;

  private final boolean readsOverLines;
  private final boolean isBuiltIn;
  private final Map<String, Action> actions = new HashMap<>();
  private final Actions replacing;
  private final RedactionMetrics metrics;

  TextRedaction(
      RedactionPolicy policy, List<Detector> added, Actions replacing, RedactionMetrics metrics) {
    List<Detector> enabled = new ArrayList<>(added);
    List<Detector> always = new ArrayList<>();
    added.forEach(detector -> actions.put(detector.name(), policy.actionOf(detector.name())));
    policy.detectors.forEach(
        (name, rule) -> {
          Detector detector =
              rule.regex().isEmpty() ? Detectors.named(name) : Detectors.regex(name, rule.regex());
          if (detector != null && rule.action() != Action.KEEP) {
            enabled.add(detector);
            actions.put(name, rule.action());
            if (Detectors.SECRETS.contains(name) || policy.locked.contains(name)) {
              always.add(detector);
            }
          }
        });
    DetectorListener listener = metrics;
    all = DetectorSet.of(enabled, listener);
    credentials = DetectorSet.of(always, listener);
    readsOverLines = added.stream().anyMatch(Detector::spansLines);
    isBuiltIn =
        added.isEmpty()
            && policy.detectors.values().stream().allMatch(rule -> rule.regex().isEmpty());
    this.replacing = replacing;
    this.metrics = metrics;
  }

  /** Whether a detector that is not built in may find something that covers several lines. */
  boolean readsOverLines() {
    return readsOverLines;
  }

  /** Whether there is no detector of the user's, who may look for a message behind its type. */
  boolean isBuiltIn() {
    return isBuiltIn;
  }

  boolean isOn(String detector) {
    return actions.containsKey(detector);
  }

  /** The text itself if nothing was found, null if it has to go, else what may leave of it. */
  @Nullable String redact(String value, KeyContext key, Scratch scratch) {
    return redact(all, value, key, scratch);
  }

  /** As {@link #redact}, for a text under a key whose numbers the policy keeps. */
  @Nullable String redactKept(String value, KeyContext key, Scratch scratch) {
    return redact(Shapes.id(value) ? credentials : all, value, key, scratch);
  }

  /** What there is in a text under a key, without doing anything about it. */
  Findings find(String value, KeyRule rule, Scratch scratch) {
    boolean kept = rule.texts == KeyRule.Verdict.KEEP && Shapes.id(value);
    if (value.length() <= MAX_TEXT && !rule.isOwnAddress(value)) {
      (kept ? credentials : all).scan(value, rule.context, scratch.findings);
    } else {
      all.scan("", rule.context, scratch.findings);
    }
    return scratch.findings;
  }

  /** As {@link #find(String, KeyRule, Scratch)}, for a number. */
  @Nullable Detector find(Number value, KeyRule rule) {
    return scan(rule.texts == KeyRule.Verdict.KEEP ? credentials : all, value, rule.context);
  }

  private static @Nullable Detector scan(DetectorSet detectors, Number value, KeyContext key) {
    return value instanceof Double || value instanceof Float
        ? detectors.scan(value.doubleValue(), key)
        : detectors.scan(value.longValue(), key);
  }

  /** True if no detector finds anything. */
  boolean isClean(String value, KeyContext key, Scratch scratch) {
    return value.length() <= MAX_TEXT && !all.scan(value, key, scratch.findings);
  }

  private @Nullable String redact(
      DetectorSet detectors, String value, KeyContext key, Scratch scratch) {
    if (value.length() > MAX_TEXT) {
      metrics.error("value", "TooLong");
      return null;
    }
    Findings findings = scratch.findings;
    return detectors.scan(value, key, findings) ? act(value, findings, scratch.evidence) : value;
  }

  private @Nullable String act(String value, Findings findings, Evidence evidence) {
    if (findings.size() == 1 && findings.end(0) - findings.start(0) == value.length()) {
      return replaced(value, 0, findings, evidence);
    }
    StringBuilder text = new StringBuilder(value.length() + 16);
    int copied = 0;
    boolean drop = false;
    for (int i = 0; i < findings.size(); i++) {
      int end = findings.end(i);
      String replaced = replaced(value.substring(findings.start(i), end), i, findings, evidence);
      drop |= replaced == null;
      text.append(value, copied, findings.start(i)).append(replaced);
      copied = end;
    }
    return drop ? null : text.append(value, copied, value.length()).toString();
  }

  /** What stands for a finding, or null if the value has to go for it. */
  private @Nullable String replaced(
      String found, int finding, Findings findings, Evidence evidence) {
    String name = findings.detector(finding).name();
    Action action = actions.getOrDefault(name, Action.DROP);
    evidence.found(name);
    metrics.found(name);
    if (action == Action.DROP) {
      return null;
    }
    return findings.isExact(finding)
        ? replacing.replace(name, action, found)
        : Actions.masked(name);
  }

  /** The number itself, a pseudonym for it, or null if it has to go. */
  @Nullable Object redact(Number value, KeyContext key, Scratch scratch) {
    return redact(all, value, key, scratch);
  }

  /** As {@link #redact(Number, KeyContext, Scratch)}, for a number that the policy keeps. */
  @Nullable Object redactKept(Number value, KeyContext key, Scratch scratch) {
    return redact(credentials, value, key, scratch);
  }

  private @Nullable Object redact(
      DetectorSet detectors, Number value, KeyContext key, Scratch scratch) {
    Detector found = scan(detectors, value, key);
    if (found == null) {
      return value;
    }
    scratch.evidence.found(found.name());
    metrics.found(found.name());
    return actions.get(found.name()) == Action.PSEUDONYM
        ? replacing.replace(found.name(), Action.PSEUDONYM, Long.toString(value.longValue()))
        : null;
  }

  /**
   * The pseudonym of a whole value. A card does not become one unless that is what becomes of every
   * card.
   */
  @Nullable String pseudonym(String value, KeyContext key, Scratch scratch) {
    Action card = actions.getOrDefault("card", Action.KEEP);
    if (card != Action.PSEUDONYM
        && card != Action.KEEP
        && !Pseudonyms.isToken(value)
        && value.length() <= MAX_TEXT
        && all.scan(value, key, scratch.findings)) {
      for (int i = 0; i < scratch.findings.size(); i++) {
        if (scratch.findings.detector(i).name().equals("card")) {
          return act(value, scratch.findings, scratch.evidence);
        }
      }
    }
    return replacing.pseudonym(value);
  }
}
