package io.throughline.processors.redaction.detect;

/**
 * The rows behind PostgreSQL's {@code COPY … FROM stdin}, whose values stand without quotes: from
 * the next line to the one with a mark.
 */
final class SqlRows {

  private final Text text;

  /** In a statement that copies. */
  private boolean copies;

  /** No line, and so no row, follows any more. */
  private boolean lastLine;

  SqlRows(Text text) {
    this.text = text;
  }

  void clear() {
    copies = false;
    lastLine = false;
  }

  /** Whether rows may follow the word between two places, which may begin a statement. */
  boolean mayFollow(int start, int end, boolean begins) {
    int length = end - start;
    copies |= begins && length == 4 && text.startsWithIgnoringCase("copy", start);
    return copies && length == 5 && text.startsWithIgnoringCase("from stdin", start - 5);
  }

  /** Where the first of them begins behind {@code end}, or -1. */
  int first(int end) {
    int first = lastLine ? 0 : text.indexOf('\n', end) + 1;
    lastLine = first == 0;
    return lastLine || first == text.length() ? -1 : first;
  }

  /** Where the rows from {@code first} on end. */
  int end(int first) {
    int mark = text.find("\n\\.", first, text.length());
    return mark < 0 ? text.length() : mark;
  }
}
