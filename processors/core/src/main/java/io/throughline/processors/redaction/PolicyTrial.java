package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.throughline.processors.redaction.KeyRule.Verdict;
import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.Findings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries a policy on single values and tells what was found, as {@code policy redact} does. */
public final class PolicyTrial {
  private static final String POLICY = "policy";
  private static final String DROP = Action.DROP.word();

  /** Stands for a key that was not named: no list has it, and it says nothing about its value. */
  private static final String UNNAMED = "value";

  /**
   * One finding; offsets in code points of the value as it came in.
   *
   * @param detector the detector's name, or {@code policy} where the key decided
   */
  public record Found(String detector, int start, int end, String action) {}

  /**
   * What became of a value.
   *
   * @param value null if it was dropped
   */
  public record Outcome(@Nullable Object value, List<Found> findings) {}

  private final Redactor redactor;

  public PolicyTrial(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * Tries a text.
   *
   * @param key empty: one that no list has
   */
  public Outcome text(String key, String value) {
    String named = named(key);
    return outcome(named, value, Attributes.of(AttributeKey.stringKey(named), value));
  }

  /** Tries a whole number, as {@link #text}. */
  public Outcome number(String key, long value) {
    String named = named(key);
    return outcome(named, value, Attributes.of(AttributeKey.longKey(named), value));
  }

  /** Tries a number with a fraction, as {@link #text}. */
  public Outcome number(String key, double value) {
    String named = named(key);
    return outcome(named, value, Attributes.of(AttributeKey.doubleKey(named), value));
  }

  private static String named(String key) {
    return key.isEmpty() ? UNNAMED : key;
  }

  private Outcome outcome(String key, Object value, Attributes attributes) {
    KeyRule rule = redactor.ruleOf(key);
    Attributes kept =
        redactor.policy().mode == RedactionPolicy.Mode.ENFORCE
            ? redactor.redactAttributes(attributes)
            : attributes;
    Object left = kept.isEmpty() ? null : kept.asMap().values().iterator().next();
    List<Found> findings = find(rule, value, left == null);
    if (findings.isEmpty() && !value.equals(left)) {
      String text = value.toString();
      String action =
          left == null ? DROP : rule.texts == Verdict.PSEUDONYM ? "pseudonym" : "truncate";
      findings = List.of(new Found(POLICY, 0, text.codePointCount(0, text.length()), action));
    }
    return new Outcome(left, findings);
  }

  private List<Found> find(KeyRule rule, Object value, boolean dropped) {
    if (rule.texts == Verdict.PSEUDONYM || rule.dropsAll()) {
      return List.of();
    }
    Scratch scratch = Scratch.take();
    try {
      if (value instanceof String text) {
        return rule.texts == Verdict.DROP || rule.texts == Verdict.STACK_TRACE
            ? List.of()
            : find(rule, text, dropped, scratch);
      }
      Detector found = redactor.text().find((Number) value, rule);
      int length = value.toString().length();
      return found == null
          ? List.of()
          : List.of(new Found(found.name(), 0, length, dropped ? DROP : action(found.name())));
    } finally {
      scratch.giveBack();
    }
  }

  private List<Found> find(KeyRule rule, String text, boolean dropped, Scratch scratch) {
    Findings findings = redactor.text().find(text, rule, scratch);
    List<Found> found = new ArrayList<>();
    int codePoints = 0;
    int counted = 0;
    for (int i = 0; i < findings.size(); i++) {
      codePoints += text.codePointCount(counted, findings.start(i));
      int start = codePoints;
      codePoints += text.codePointCount(findings.start(i), findings.end(i));
      counted = findings.end(i);
      String name = findings.detector(i).name();
      found.add(new Found(name, start, codePoints, dropped ? DROP : action(name)));
    }
    return found;
  }

  private String action(String detector) {
    return redactor.policy().actionOf(detector).word();
  }

  /** Every token under which a person may have been written, newest key first. */
  public static List<String> tokens(KeyRing keys, String value) {
    return new Pseudonyms(keys).tokens(value);
  }
}
