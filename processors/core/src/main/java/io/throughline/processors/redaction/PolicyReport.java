package io.throughline.processors.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in lines what a policy lets through and why, for an auditor; also what differs in two. */
public final class PolicyReport {

  private PolicyReport() {}

  /** One line for each rule. */
  public static List<String> of(RedactionPolicy policy) {
    List<String> lines = new ArrayList<>();
    lines.add("policy " + policy.id());
    lines.add("mode " + policy.mode.word());
    lines.add(
        "foundation "
            + policy.base.word()
            + (policy.isClosed()
                ? ": closed list, what is not listed does not leave"
                : ": open, values leave as the detectors leave them"));
    rules(policy).forEach((rule, reason) -> lines.add(rule + "  " + reason));
    return lines;
  }

  /** Lines beginning with {@code -} (only in the first) or {@code +} (only in the second). */
  public static List<String> diff(RedactionPolicy one, RedactionPolicy other) {
    Map<String, String> before = header(one);
    Map<String, String> after = header(other);
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<String> lines = new ArrayList<>();
    for (String rule : all) {
      String was = before.get(rule);
      String is = after.get(rule);
      if (was != null && !was.equals(is)) {
        lines.add("- " + rule + "  " + was);
      }
      if (is != null && !is.equals(was)) {
        lines.add("+ " + rule + "  " + is);
      }
    }
    return lines;
  }

  private static Map<String, String> header(RedactionPolicy policy) {
    Map<String, String> rules = rules(policy);
    rules.put("foundation", policy.base.word());
    rules.put("mode", policy.mode.word());
    return rules;
  }

  private static Map<String, String> rules(RedactionPolicy policy) {
    Map<String, String> rules = new TreeMap<>();
    if (policy.isClosed()) {
      ClosedList.TEXTS.forEach((key, entry) -> rules.put("keep " + key, entry.shape()));
      ClosedList.NUMBERS.forEach(
          key -> rules.merge("keep " + key, "number or boolean", (a, b) -> a + "; " + b));
      rules.put("keep exception.stacktrace", "types and frames without messages");
      rules.put(
          "keep db.query.text",
          policy.actionOf("sql") == Action.KEEP ? "no: sql is off" : "statement without literals");
      rules.put("span name", "rebuilt from checked attributes, else kind and scope");
      rules.put("log body", "message template of a call with arguments, else keyed fingerprint");
      ClosedList.EVENTS.forEach(event -> rules.put("event " + event, "name of a convention"));
    }
    policy.keep.forEach(
        (key, values) ->
            rules.put(
                "keep " + key,
                values.isEmpty()
                    ? "number or boolean, by this policy"
                    : "one of " + String.join(", ", values) + ", by this policy"));
    policy.keepText.forEach(key -> rules.put("keep_text " + key, "free text, scanned"));
    policy.pseudonym.forEach((key, target) -> rules.put("pseudonym " + key, "leaves as " + target));
    policy.drop.forEach(key -> rules.put("drop " + key, "by this policy"));
    policy.detectors.forEach(
        (name, rule) ->
            rules.put(
                "detector " + name,
                rule.action().word()
                    + (rule.regex().isEmpty() ? "" : " /" + rule.regex() + "/")
                    + (policy.locked.contains(name) ? " (locked)" : "")));
    return rules;
  }
}
