package io.throughline.processors.redaction.detect;

/** Comments of SQL that hold comments. */
final class SqlComments {

  private SqlComments() {}

  /**
   * Where a comment with its body at {@code from} ends if those within it count, as in PostgreSQL
   * and SQL Server; or -1.
   */
  static int outerEnd(Text text, int from) {
    int depth = 1;
    int i = from;
    while (i + 1 < text.length()) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      if (c == '/' && next == '*') {
        depth++;
        i += 2;
      } else if (c == '*' && next == '/') {
        depth--;
        if (depth == 0) {
          return i;
        }
        i += 2;
      } else {
        i++;
      }
    }
    return -1;
  }
}
