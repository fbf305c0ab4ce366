package io.throughline.processors.redaction.detect;

/**
 * The arguments of a procedure that SQL Server calls without brackets, {@code EXEC dbo.find kim,
 * 5}: a bare word among them is a string.
 */
final class ProcedureArguments {

  private static final int NONE = 0;
  private static final int NAME = 1;
  private static final int ARGUMENTS = 2;

  private static final String[] CALLS = {"exec", "execute"};

  /** In an argument's place these are none, or begin the next statement. */
  private static final String[] KEYWORDS = {
    "null", "default", "output", "out", "with", "at", "as", "using", "into", "select", "insert",
    "update", "delete", "exec", "execute", "declare", "set", "if", "begin", "end", "go", "print"
  };

  private final Text text;

  /** What follows: nothing, the procedure's name or its arguments. */
  private int next;

  private boolean expected;

  ProcedureArguments(Text text) {
    this.text = text;
  }

  void clear() {
    next = NONE;
    expected = false;
  }

  /** Whether the word between two places is an argument; {@code begins} a statement may here. */
  boolean hold(int start, int end, boolean begins) {
    if (next == NONE) {
      next = begins && text.isOneOf(CALLS, start, end) ? NAME : NONE;
      return false;
    }
    if (next == NAME) {
      endName(end);
      return false;
    }
    char before = text.peek(start - 1);
    boolean sameLine = before == ' ' || before == '\t' || before == ',' || before == '=';
    boolean argument = expected && sameLine && !text.isOneOf(KEYWORDS, start, end);
    next = argument ? ARGUMENTS : NONE;
    expected = false;
    return argument;
  }

  /** Notes that a name, or a part of one, ends there. */
  void endName(int end) {
    if (next == NAME && text.peek(end) != '.') {
      next = ARGUMENTS;
      expected = true;
    }
  }

  /** Notes what parts arguments, or a parameter from its value. */
  void separate() {
    expected = next == ARGUMENTS;
  }

  /** Notes a literal, or a parameter. */
  void pass() {
    expected = false;
  }
}
