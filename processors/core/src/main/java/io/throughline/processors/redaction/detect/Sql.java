package io.throughline.processors.redaction.detect;

/** Literals of SQL, by the key, by the words of a statement, and by its form. */
final class Sql extends CompositeDetector {

  Sql() {
    super(new SqlDetector(), new SqlCalls());
  }

  @Override
  public String name() {
    return "sql";
  }
}
