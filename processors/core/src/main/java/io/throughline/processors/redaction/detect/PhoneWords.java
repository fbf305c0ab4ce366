package io.throughline.processors.redaction.detect;

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

  /** Of the block of extended letters. */
  private static final char LAST_OF_LATIN = '\u024F';

  private PhoneWords() {}

  /** Whether one stands shortly before a place, on the same line. */
  static boolean tell(Text text, int start) {
    if (text.isNarrow()) {
      return false;
    }
    text.spend(REACH);
    int at = start - 1;
    while (start - at <= REACH && text.peek(at) != '\n') {
      if (text.peek(at) > LAST_OF_LATIN && begins(text, at, start)) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static boolean begins(Text text, int at, int to) {
    for (String word : WORDS) {
      int matched = 0;
      while (matched < word.length()
          && at + matched < to
          && Character.toLowerCase(text.peek(at + matched)) == word.charAt(matched)) {
        matched++;
      }
      if (matched == word.length() && !goesOnWithCase(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is the end of another word, in a script that parts its words. */
  private static boolean goesOnWithCase(Text text, int at) {
    char before = text.peek(at - 1);
    return Character.isUpperCase(before) || Character.isLowerCase(before);
  }
}
