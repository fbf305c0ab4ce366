package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the cases that a policy carries, as {@code policy lint} does. */
public final class PolicyCases {

  private PolicyCases() {}

  /** What came out otherwise than the case says, a line each; empty if all is well. */
  public static List<String> run(RedactionPolicy policy) {
    Redactor redactor = Redactor.create(policy);
    List<String> failures = new ArrayList<>();
    for (RedactionPolicy.Case each : policy.cases) {
      AttributesBuilder in = Attributes.builder();
      each.in().forEach((key, value) -> put(in, key, value));
      Map<String, Object> out = new TreeMap<>();
      redactor.redactAttributes(in.build()).forEach((key, value) -> out.put(key.getKey(), value));
      if (!out.equals(new TreeMap<>(each.out()))) {
        failures.add(
            "line " + each.line() + ": expected " + new TreeMap<>(each.out()) + ", got " + out);
      }
    }
    return failures;
  }

  private static void put(AttributesBuilder builder, String key, Object value) {
    if (value instanceof Long number) {
      builder.put(AttributeKey.longKey(key), number);
    } else if (value instanceof Double number) {
      builder.put(AttributeKey.doubleKey(key), number);
    } else if (value instanceof Boolean flag) {
      builder.put(AttributeKey.booleanKey(key), flag);
    } else {
      builder.put(AttributeKey.stringKey(key), value.toString());
    }
  }
}
