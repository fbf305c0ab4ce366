package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.throughline.processors.redaction.detect.Detectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was done to one span or log record, and the attribute that says so: {@code
 * card:1,dropped:7}. Used again for the next record by the same thread.
 */
final class Evidence {
  static final AttributeKey<String> KEY = AttributeKey.stringKey("throughline.redacted");
  private static final String DROPPED = "dropped:";
  private static final Set<String> WORDS =
      Set.of("dropped", "name", "event", "message", "pseudonym", "failed");
  private static final int MAX_KEYS = 8;
  private static final int MAX_LENGTH = 400;

  /** What a closed policy says of nearly every record. */
  private static final String[] ONLY_DROPPED = new String[32];

  static {
    Arrays.setAll(ONLY_DROPPED, dropped -> DROPPED + dropped);
  }

  private final List<String> names = new ArrayList<>();
  private int[] counts = new int[4];
  private final List<String> keys = new ArrayList<>();
  private int dropped;
  private final StringBuilder text = new StringBuilder();

  void clear() {
    if (dropped > 0 || !names.isEmpty()) {
      names.clear();
      keys.clear();
      dropped = 0;
    }
  }

  boolean isEmpty() {
    return dropped == 0 && names.isEmpty();
  }

  /**
   * @param mayTell whether the key may be said: only if code spells it, and not data
   */
  void dropped(String key, boolean mayTell) {
    dropped++;
    if (mayTell && keys.size() < MAX_KEYS && !keys.contains(key)) {
      keys.add(key);
    }
  }

  void found(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      index = names.size();
      names.add(name);
      if (index == counts.length) {
        counts = Arrays.copyOf(counts, index * 2);
      }
      counts[index] = 0;
    }
    counts[index]++;
  }

  /** The attribute's value. */
  String toText() {
    if (names.isEmpty() && keys.isEmpty() && dropped < ONLY_DROPPED.length) {
      return ONLY_DROPPED[dropped];
    }
    text.setLength(0);
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ",").append(names.get(i)).append(':').append(counts[i]);
    }
    if (dropped > 0) {
      text.append(text.isEmpty() ? "" : ",").append(DROPPED).append(dropped);
      if (!keys.isEmpty()) {
        text.append('(').append(String.join(" ", keys)).append(')');
      }
    }
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text.toString();
  }

  /** Anybody can write this attribute, too; what is no word of ours may be a name. */
  private static boolean isWord(String word) {
    return WORDS.contains(word) || Detectors.named(word) != null;
  }

  /** Whether a value is one this class wrote without keys, so that it may pass a second time. */
  static boolean isEvidence(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return false;
    }
    for (String part : value.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon < 1
          || !isWord(part.substring(0, colon))
          || part.length() - colon > 7
          || !part.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
