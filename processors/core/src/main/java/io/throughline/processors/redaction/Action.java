package io.throughline.processors.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done to what a detector found. Later ones tell less, but for {@link #PSEUDONYM}. */
public enum Action {
  /** Leaves it: the detector is off. */
  KEEP,
  /** Leaves the coarse part: an address's network, an e-mail's domain, a date's year. */
  TRUNCATE,
  /** Leaves the last four characters. */
  LAST4,
  /** Puts a keyed hash in its place, the same for the same person everywhere. */
  PSEUDONYM,
  /** Puts the detector's name in its place. */
  MASK,
  /** Removes the whole value. */
  DROP;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Action::word).toList();
  }

  static @Nullable Action ofWord(String word) {
    for (Action action : values()) {
      if (action.word().equals(word)) {
        return action;
      }
    }
    return null;
  }

  /** Whether a part or a stand-in of the value remains by which it can be told from others. */
  boolean leavesForm() {
    return this == TRUNCATE || this == LAST4 || this == PSEUDONYM;
  }
}
