package io.throughline.processors.redaction.detect;

/** What the brackets that are open in a statement hold; of each kind the innermost is asked for. */
final class SqlBrackets {

  /** One bit for each, the innermost lowest: does it hold values? */
  private long values;

  /** Of the same: does it hold the arguments of a function? */
  private long arguments;

  void clear() {
    values = 0;
    arguments = 0;
  }

  void open(boolean ofValues, boolean ofArguments) {
    values = (values << 1) | (ofValues ? 1 : 0);
    arguments = (arguments << 1) | (ofArguments ? 1 : 0);
  }

  void close() {
    values >>>= 1;
    arguments >>>= 1;
  }

  boolean holdValues() {
    return (values & 1) == 1;
  }

  boolean holdArguments() {
    return (arguments & 1) == 1;
  }
}
