package io.throughline.processors.redaction.detect;

/** Where comments between SQL's slashes and stars end: in some dialects they hold others. */
final class SqlComments {

  private final Text text;

  /** Whether those of the statement may, as in PostgreSQL and SQL Server. */
  private boolean nest;

  SqlComments(Text text) {
    this.text = text;
  }

  void clear() {
    nest = true;
  }

  /**
   * The end of the comment's body that begins at {@code from}: its last two signs, or the text's.
   */
  int bodyEnd(int from) {
    int end = text.find("*/", from, text.length());
    if (end < 0) {
      return text.length();
    }
    int outer = nest ? outerEnd(from) : -1;
    // Where the comments within are never closed, the dialect does not nest them.
    nest &= outer > 0;
    return Math.max(end, outer);
  }

  /** The same if those within it count; or -1. */
  private int outerEnd(int from) {
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
