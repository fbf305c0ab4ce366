package io.throughline.processors.redaction.detect;

/** Private keys: in PEM and PuTTY's format, or a file in PEM as Kubernetes keeps it, in Base64. */
final class PrivateKeyDetector extends CompositeDetector {

  PrivateKeyDetector() {
    super(new PemKeys(), new Encoded());
  }

  @Override
  public String name() {
    return "private_key";
  }

  /** By its first line, {@code -----BEGIN RSA PRIVATE KEY-----}, in Base64. */
  private static final class Encoded implements Detector {

    private static final TokenTable KEYS =
        new TokenTable(
            """
            LS0tLS1CRUdJTiBQUklWQVRF b 20, LS0tLS1CRUdJTiBSU0EgUFJJVkFURS b 20,
            LS0tLS1CRUdJTiBFQyBQUklWQVRF b 20, LS0tLS1CRUdJTiBEU0EgUFJJVkFURS b 20,
            LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUg b 20, LS0tLS1CRUdJTiBQR1AgUFJJVkFUR b 20,
            LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFUR b 20
            """);

    @Override
    public String name() {
      return "private_key";
    }

    @Override
    public Gate gate() {
      return KEYS.gate();
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      KEYS.detect(text, sink);
    }
  }
}
