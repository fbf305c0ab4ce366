package io.throughline.processors.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in lines what a policy lets through and why, for an auditor; also what differs in two. */
public final class PolicyReport {
  private static final String NUMBER =
      "number or boolean: holds no text, and the detectors look at it";

  /** Why a text of this shape may leave. */
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("http method", "a word of the protocol"),
          Map.entry("route template", "declared by the code; segments and placeholders, no values"),
          Map.entry("version", "numbers and words of a release"),
          Map.entry("host", "where a server is, never who the client is; no user part"),
          Map.entry("class, status or word", "a name of the code or the protocol, never a message"),
          Map.entry("name", "spelled as code and configuration spell, with few digits"),
          Map.entry("words", "names of the code with blanks between them"),
          Map.entry("verbs and names", "a statement's verb and tables, never its literals"),
          Map.entry("id of instance or message", "made by machines for machines"),
          Map.entry("number", "counts partitions"),
          Map.entry("class", "a type of the code, never a message"),
          Map.entry("class and method", "a place in the code"),
          Map.entry("id", "checked when the transaction began; the detectors look at it"),
          Map.entry("hex", "a trace id"),
          Map.entry("unit", "as UCUM spells it"),
          Map.entry("currency", "three letters"),
          Map.entry("pseudonym", "a keyed hash, which only the key's owner can confirm"),
          Map.entry("span name", "has the form of a rebuilt name"),
          Map.entry("kind", "a word of OpenTelemetry"),
          Map.entry("policy", "this policy's own name"),
          Map.entry("evidence", "what redaction did, in counts"));

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

  private static String reason(String shape) {
    String why = WHY.get(shape);
    return why == null ? shape + ": words fixed by a convention" : shape + ": " + why;
  }

  private static Map<String, String> rules(RedactionPolicy policy) {
    Map<String, String> rules = new TreeMap<>();
    if (policy.isClosed()) {
      ClosedList.TEXTS.forEach((key, entry) -> rules.put("keep " + key, reason(entry.shape())));
      ClosedList.NUMBERS.forEach(
          key -> rules.merge("keep " + key, NUMBER, (a, b) -> a + "; or " + b));
      rules.put("keep exception.stacktrace", "types of all causes and frames, without messages");
      String statement =
          policy.actionOf("sql") == Action.KEEP
              ? "no: the detector sql is off"
              : "a statement of SQL without its literals";
      rules.put("keep db.query.text", statement);
      rules.put("keep db.statement", statement);
      rules.put("span name", "rebuilt from checked attributes, else kind and scope");
      rules.put("log body", "message template of a call with arguments, else keyed fingerprint");
      rules.put("log severity", "its level, and the text where a logging library spells it so");
      rules.put("event", "of a span, any other: its time and that it was");
      ClosedList.EVENTS.forEach(event -> rules.put("event " + event, "name of a convention"));
      rules.put("trace state", "the sampling decision of OpenTelemetry alone");
      rules.put("status", "its code alone");
      rules.put("metric", "name and unit in the form of names; descriptions never");
    }
    policy.keep.forEach(
        (key, values) ->
            rules.put(
                "keep " + key,
                values.isEmpty()
                    ? policy.isClosed()
                        ? "number or boolean, by this policy"
                        : "as it is, but for credentials, if it has the form of an id or a number"
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
