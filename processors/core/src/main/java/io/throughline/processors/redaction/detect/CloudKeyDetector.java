package io.throughline.processors.redaction.detect;

/**
 * Access keys of cloud providers: AWS, Google, Azure, DigitalOcean, Heroku and others that sign
 * requests or open storage.
 */
final class CloudKeyDetector implements Detector {

  private static final TokenTable TOKENS =
      new TokenTable(
          """
          !AKIA a 16 16, !ASIA a 16 16, !ABIA a 16 16, !ACCA a 16 16, !A3T a 17 17, !ABSK b 60,
          !AIza w 30 45, ya29. d 20, !GOCSPX- w 20, 1// W 40, dop_v1_ h 64 64, doo_v1_ h 64 64,
          dor_v1_ h 64 64, HRKU- w 30, !LTAI a 12 30, AKID A 13 40, AQVN w 30, t1. d 80,
          v1.0- w 80, dp.pt. a 40, dp.st. d 40, dp.ct. a 40, dapi H 32 32, fm1r_ b 40,
          fm1a_ b 40, fm2_ b 40, fo1_ w 40, YC W 38 38
          """);

  /** Azure's client secrets: three characters, a digit, Q~, and 31 to 34 more. */
  private static final String AZURE = "Q~";

  private static final int SHORTEST = AZURE.length() + 31;
  private static final int LONGEST = AZURE.length() + 35;

  @Override
  public String name() {
    return "cloud_key";
  }

  @Override
  public Gate gate() {
    return TOKENS.gate().or("\\d\\=Q\\~");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    TOKENS.detect(text, sink);
    int at = text.find(AZURE, 0, text.length());
    while (at >= 0) {
      int start = at - 4;
      int end = at + AZURE.length();
      boolean whole = start >= 0 && Ascii.isDigit(text.at(at - 1));
      while (whole && end < text.length() && end - at < LONGEST && isAzure(text.charAt(end))) {
        end++;
      }
      while (text.charAt(end - 1) == '.') {
        // The end of a sentence.
        end--;
      }
      for (int i = start; whole && i < at; i++) {
        whole = isAzure(text.charAt(i));
      }
      if (whole && end - at >= SHORTEST && end - at < LONGEST) {
        sink.found(start, end);
      }
      at = text.find(AZURE, at + 1, text.length());
    }
  }

  private static boolean isAzure(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '~' || c == '.' || c == '-';
  }
}
