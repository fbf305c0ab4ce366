package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.throughline.processors.redaction.KeyRule.Verdict;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rule of each key, found once and kept, up to a bound: keys may be data, too. */
final class KeyRules implements RedactionMetrics.DroppedKeys {
  private static final String TRACE = "exception.stacktrace";
  private static final Set<String> OWN_ADDRESSES =
      Set.of("server.address", "network.local.address", "host.ip", "host.mac");
  private static final int MAX_KEYS = 4096;
  private static final int RECENT = 1024;
  private static final int MAX_COUNTED = 200;
  private static final String PERSONAL = "the key itself is personal";

  private final RedactionPolicy policy;
  private final TextRedaction text;
  private final Map<String, KeyRule> rules = new ConcurrentHashMap<>();

  /** What was dropped under keys beyond the bound. */
  private final LongAdder beyond = new LongAdder();

  /** Spares nearly every key the way through the map; a race or a collision costs that way. */
  private final @Nullable KeyRule[] recent = new KeyRule[RECENT];

  /** True for attributes of Throughline's own metrics. */
  private final boolean own;

  private final Set<String> spanNames;
  private final boolean paths;

  KeyRules(RedactionPolicy policy, TextRedaction text, Set<String> spanNames, boolean own) {
    this.policy = policy;
    this.text = text;
    this.spanNames = spanNames;
    this.own = own;
    paths =
        Stream.concat(policy.drop.stream(), policy.pseudonym.keySet().stream())
            .anyMatch(entry -> entry.indexOf('.') >= 0);
  }

  KeyRule of(AttributeKey<?> key) {
    int place = key.hashCode() & (RECENT - 1);
    KeyRule rule = recent[place];
    if (rule == null || !rule.key.equals(key.getKey())) {
      rule = of(key.getKey());
      recent[place] = rule;
    }
    return rule;
  }

  KeyRule of(String key) {
    KeyRule rule = rules.get(key);
    if (rule == null) {
      rule = decide(key);
      if (rules.size() >= MAX_KEYS) {
        return rule.countedIn(beyond);
      }
      rules.put(key, rule);
    }
    return rule;
  }

  /**
   * The rule of a key within another value: of the way to it, or of the last part of that, where
   * the policy drops it or names it anew; else of the key alone, at whatever depth it is.
   */
  KeyRule of(String key, NestedPlace around) {
    if (!paths) {
      return of(key);
    }
    String named = key;
    String way = key;
    for (NestedPlace place = around; place != null; place = place.around()) {
      if (place.key().isEmpty()) {
        continue;
      }
      way = place.key() + '.' + way;
      if (matches(policy.drop, way) != null) {
        return of(way);
      }
      if (policy.pseudonym.containsKey(way)) {
        named = way;
      }
    }
    return of(named);
  }

  private KeyRule decide(String key) {
    if (key.isEmpty() || key.length() > 256 || matches(policy.drop, key) != null) {
      return KeyRule.of(key, Verdict.DROP, false, "dropped by the policy");
    }
    String target = policy.pseudonym.get(key);
    if (target != null) {
      return new KeyRule(
          key, Verdict.PSEUDONYM, true, value -> false, target, "leaves as a pseudonym: " + target);
    }
    String kept = matches(policy.keep.keySet(), key);
    String keptText = matches(policy.keepText, key);
    boolean byPrefix =
        (kept != null && !kept.equals(key)) || (keptText != null && !keptText.equals(key));
    if (byPrefix && isPersonal(key)) {
      return KeyRule.of(key, Verdict.DROP, false, PERSONAL);
    }
    Set<String> values = kept == null ? Set.of() : policy.keep.getOrDefault(kept, Set.of());
    if (!values.isEmpty()) {
      return new KeyRule(key, Verdict.ONE_OF, true, values::contains, key, "one of " + values);
    }
    if (keptText != null) {
      return scanned(key, "free text, kept by the policy's owner");
    }
    return policy.isClosed() ? closed(key, kept != null) : open(key, kept != null);
  }

  private KeyRule closed(String key, boolean kept) {
    boolean numbers = kept || ClosedList.number(key);
    if (key.equals(TRACE)) {
      return KeyRule.of(key, Verdict.STACK_TRACE, false, "types and frames without messages");
    }
    if (key.equals("db.query.text") || key.equals("db.statement")) {
      return text.isOn("sql")
          ? new KeyRule(
              key, Verdict.STATEMENT, false, Shapes::statement, key, "statement without literals")
          : KeyRule.of(key, Verdict.DROP, false, "no sanitiser");
    }
    ClosedList.Entry entry = ClosedList.text(key, own);
    if (key.equals("span.name") || key.equals("span_name")) {
      return new KeyRule(
          key,
          Verdict.CHECK,
          false,
          name -> spanNames.contains(name) || SpanNames.isPublic(name),
          key,
          "span name");
    }
    if (entry != null) {
      Verdict verdict = entry.shape().equals("host") ? Verdict.HOST : Verdict.CHECK;
      return new KeyRule(key, verdict, numbers, entry.accepts(), key, entry.shape());
    }
    return KeyRule.of(
        key, Verdict.DROP, numbers, numbers ? "number or boolean" : "not in the closed list");
  }

  private KeyRule open(String key, boolean kept) {
    if (isPersonal(key)) {
      return KeyRule.of(key, Verdict.DROP, false, PERSONAL);
    }
    if (kept) {
      return KeyRule.of(key, Verdict.KEEP, true, "kept by the policy");
    }
    boolean mayLeave = !policy.locked.contains("ip") && !policy.locked.contains("mac");
    return mayLeave && OWN_ADDRESSES.contains(key)
        ? KeyRule.of(key, Verdict.SCAN_ADDRESS, true, "scanned; an address is the service's own")
        : scanned(key, "scanned");
  }

  private static KeyRule scanned(String key, String reason) {
    return KeyRule.of(key, key.equals(TRACE) ? Verdict.SCAN_TRACE : Verdict.SCAN, true, reason);
  }

  /** A key that nobody has named may be made of data. */
  private boolean isPersonal(String key) {
    if (policy.isClosed() && !Shapes.name(key)) {
      return true;
    }
    Scratch scratch = Scratch.take();
    try {
      return !text.isClean(key, KeyContext.NONE, scratch);
    } finally {
      scratch.giveBack();
    }
  }

  /** The entry that covers the key: the key itself, or a prefix that ends in a star. */
  static @Nullable String matches(Set<String> entries, String key) {
    if (entries.isEmpty()) {
      return null;
    }
    if (entries.contains(key)) {
      return key;
    }
    for (String entry : entries) {
      if (entry.endsWith("*") && key.regionMatches(0, entry, 0, entry.length() - 1)) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public void forEach(BiConsumer<String, LongAdder> consumer) {
    LongAdder others = new LongAdder();
    others.add(beyond.sum());
    int[] counted = {0};
    rules.forEach(
        (key, rule) -> {
          if (rule.dropped.sum() > 0) {
            if (Shapes.name(key) && counted[0]++ < MAX_COUNTED) {
              consumer.accept(key, rule.dropped);
            } else {
              others.add(rule.dropped.sum());
            }
          }
        });
    consumer.accept("other", others);
  }
}
