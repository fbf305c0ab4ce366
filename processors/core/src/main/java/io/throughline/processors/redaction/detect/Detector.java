package io.throughline.processors.redaction.detect;

/**
 * Finds one kind of sensitive data in a text. Implementations are immutable and thread-safe.
 *
 * <p>The built-in ones are in {@link Detectors}. A detector sees one line of a value at a time (no
 * line break is ever part of the text, {@link #spansLines()} apart), with zero-width characters,
 * full-width forms and escapes already folded where the value held any.
 *
 * <p>Cost: {@link #detect} runs only on a line that passed the {@link #gate()}; it should be linear
 * in the text's length. {@link Text#charAt} enforces a step budget: a detector that overruns three
 * times, or throws, is switched off, and the values it would have looked at fail closed.
 */
public interface Detector {

  /** Lower-case name, as a policy addresses it: {@code card}, {@code email}. */
  String name();

  /** What a line must hold at least for {@link #detect} to be worth a call. Read once. */
  default Gate gate() {
    return Gate.always();
  }

  /** Reports every finding in {@code text}; findings may overlap and come in any order. */
  void detect(Text text, FindingSink sink);

  /** Whether the attribute's number, as a whole, is what this detector looks for. */
  default boolean matchesNumber(long value, KeyContext key) {
    return false;
  }

  /**
   * True if a finding may cover line breaks; the text is then the value from the first line that
   * holds one of the gate's sequences.
   */
  default boolean spansLines() {
    return false;
  }
}
