package io.throughline.processors.redaction.detect;

/**
 * Passwords by the name they are assigned to, the command or form that takes them, or a sentence.
 */
final class Passwords extends CompositeDetector {

  private final Detector assigned;

  Passwords() {
    this(new PasswordDetector());
  }

  private Passwords(Detector assigned) {
    super(
        assigned,
        new CommandPasswords(),
        new ArgumentPasswords(),
        new OracleLogins(),
        new PasswordHashes(),
        new FormParts(),
        new NextLineValues(),
        new KubernetesSecrets());
    this.assigned = assigned;
  }

  @Override
  public String name() {
    return "password";
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return assigned.matchesNumber(value, key);
  }
}
