package io.throughline.processors.redaction;

import java.util.Collection;

/** What somebody who mistyped a word may have meant. */
final class Guesses {
  private static final int MAX_EDITS = 2;

  private Guesses() {}

  /** {@code " (did you mean x?)"}, or nothing where no word is near. */
  static String didYouMean(String typed, Collection<String> words) {
    String nearest = "";
    int fewest = MAX_EDITS + 1;
    for (String word : words) {
      int edits = edits(word, typed);
      if (edits < fewest && edits < word.length()) {
        fewest = edits;
        nearest = word;
      }
    }
    return nearest.isEmpty() ? "" : " (did you mean " + nearest + "?)";
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
