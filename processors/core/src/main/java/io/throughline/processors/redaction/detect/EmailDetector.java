package io.throughline.processors.redaction.detect;

import java.util.Set;

/** E-mail addresses, found from the at sign outwards; the top-level domain must be letters. */
final class EmailDetector implements Detector {

  /** {@code icon@2x.png} is a file. */
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "png",
          "jpg",
          "jpeg",
          "gif",
          "svg",
          "webp",
          "ico",
          "java",
          "class",
          "jar",
          "js",
          "ts",
          "css",
          "scss",
          "json",
          "xml",
          "yml",
          "yaml",
          "html",
          "txt",
          "log",
          "properties");

  private static final long[] LOCAL_SIGNS = Ascii.set(".%+-'!#$&*^`{}~");

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\@");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    for (int at = text.indexOf('@', 0); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && isLocal(text.charAt(start - 1))) {
        start--;
      }
      while (start < at && !isWord(text.charAt(start))) {
        start++;
      }
      if (start < at) {
        int end = domainEnd(text, at + 1);
        if (end > 0 && !isRepository(text, start, at, end)) {
          sink.found(start, end);
        }
      }
    }
  }

  /** The end of the host name at {@code start} with a plausible top-level domain, or -1. */
  private static int domainEnd(Text text, int start) {
    int end = start;
    int lastDot = -1;
    int good = -1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '.') {
        if (end == start || text.charAt(end - 1) == '.') {
          break;
        }
        if (isTopLevel(text, lastDot + 1, end) && lastDot > 0) {
          good = end;
        }
        lastDot = end;
      } else if (!isWord(c) && c != '-') {
        break;
      }
      end++;
    }
    return lastDot > 0 && isTopLevel(text, lastDot + 1, end) ? end : good;
  }

  private static boolean isTopLevel(Text text, int start, int end) {
    if (end - start < 2) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Ascii.isLetter(c) && c < 128) {
        return text.charAt(start) == 'x' && text.charAt(start + 1) == 'n';
      }
    }
    return end - start > 10 || !FILE_ENDINGS.contains(text.subSequence(start, end).toString());
  }

  /** {@code git@host:path} names a repository, not a person. */
  private static boolean isRepository(Text text, int start, int at, int end) {
    return text.at(end) == ':'
        && at - start == 3
        && text.charAt(start) == 'g'
        && text.charAt(start + 1) == 'i'
        && text.charAt(start + 2) == 't';
  }

  private static boolean isLocal(char c) {
    return isWord(c) || Ascii.isIn(LOCAL_SIGNS, c);
  }

  private static boolean isWord(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || (c >= 128 && Character.isLetterOrDigit(c));
  }
}
