package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** Words for telephones in scripts other than Latin; {@link Topics} has the others. */
final class PhoneWords {

  /** Words and signs between: "電話番号は 090-…". */
  private static final int REACH = 16;

  /** In lower case; what a longer word begins with stands for it. */
  private static final String[] WORDS = {
    "телефон", "тел.", "тел:", "тел ", "моб.", "мобильн", "τηλέφων", "τηλ.", "κινητό", "電話", "电话",
    "手机", "手機", "携帯", "전화", "휴대폰", "연락처", "هاتف", "جوال", "טלפון", "נייד", "โทร", "มือถือ", "फ़ोन",
    "फोन", "मोबाइल"
  };

  /** A power of two. */
  private static final int PLACES = 256;

  /** A word whose first two characters are written so. */
  private record Written(char first, char second, String word) {}

  /** See {@link #place}. */
  private static final Written[][] BY_FIRST = new Written[PLACES][0];

  static {
    for (String word : WORDS) {
      for (char first : cases(word.charAt(0))) {
        for (char second : cases(word.charAt(1))) {
          int place = place(first, second);
          Written[] words = Arrays.copyOf(BY_FIRST[place], BY_FIRST[place].length + 1);
          words[words.length - 1] = new Written(first, second, word);
          BY_FIRST[place] = words;
        }
      }
    }
  }

  private PhoneWords() {}

  private static char[] cases(char lower) {
    char upper = Character.toUpperCase(lower);
    return upper == lower ? new char[] {lower} : new char[] {lower, upper};
  }

  private static int place(char first, char second) {
    return (first * 37 + second) & (PLACES - 1);
  }

  /** Whether one stands anywhere. */
  static boolean areIn(Text text) {
    int n = text.length();
    text.spend(n);
    for (int at = 0; at < n; at++) {
      if (begins(text, at, n)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one stands shortly before a place, on the same line. */
  static boolean tell(Text text, int start) {
    text.spend(REACH);
    int at = start - 1;
    while (start - at <= REACH && text.peek(at) != '\n') {
      if (begins(text, at, start)) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static boolean begins(Text text, int at, int to) {
    char first = text.peek(at);
    char second = text.peek(at + 1);
    for (Written written : BY_FIRST[place(first, second)]) {
      if (written.first == first
          && written.second == second
          && stands(text, written.word, at, to)
          && !goesOnWithCase(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(Text text, String word, int at, int to) {
    int matched = 2;
    while (matched < word.length() && isInAnyCase(text.peek(at + matched), word.charAt(matched))) {
      matched++;
    }
    return matched == word.length() && at + matched <= to;
  }

  private static boolean isInAnyCase(char c, char lower) {
    return c == lower || Character.toLowerCase(c) == lower;
  }

  /** Whether it is the end of another word, in a script that parts its words. */
  private static boolean goesOnWithCase(Text text, int at) {
    char before = text.peek(at - 1);
    return Character.isUpperCase(before) || Character.isLowerCase(before);
  }
}
