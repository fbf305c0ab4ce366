package io.throughline.processors.internal;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody who mistyped a word may have meant. Internal. */
public final class Guess {
  private static final int MAX_EDITS = 2;

  private Guess() {}

  /** {@code " (did you mean x?)"} for the end of a message; empty where no word is near. */
  public static String didYouMean(Collection<String> words, @Nullable String typed) {
    String nearest = typed == null ? null : among(words, typed);
    return nearest == null ? "" : " (did you mean " + nearest + "?)";
  }

  /** The nearest word, or null where none is near. */
  static @Nullable String among(Collection<String> words, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    String nearest = null;
    int fewest = MAX_EDITS + 1;
    for (String word : words) {
      int edits = edits(word, lower);
      // A word that would have to change in every letter was not meant.
      if (edits < fewest && edits < word.length()) {
        fewest = edits;
        nearest = word;
      }
    }
    return nearest;
  }

  /** Levenshtein distance; the words are short. */
  private static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
