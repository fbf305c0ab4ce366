package io.throughline.processors.redaction.detect;

/**
 * Access keys of cloud providers: AWS, Google, Azure, DigitalOcean, Heroku and others that sign
 * requests or open storage.
 */
final class CloudKeyDetector implements Detector {

  private static final TokenTable TOKENS =
      new TokenTable(
          """
          !AKIA a 16 16, !ASIA a 16 16, !ABIA a 16 16, !ACCA a 16 16, !A3T a 17 17, !ABSK b 60, bedrock-api-key- b 20,
          !AIza w 30 45, ya29. d 20, !GOCSPX- w 20, 1// W 40, dop_v1_ h 64 64, doo_v1_ h 64 64,
          dor_v1_ h 64 64, HRKU- w 30, !LTAI a 12 30, AKID A 13 40, AQVN w 30, t1. d 80,
          v1.0- w 80, dp.pt. a 40, dp.st. d 40, dp.ct. a 40, dapi H 32 32, fm1r_ b 40,
          fm1a_ b 40, fm2_ b 40, fo1_ w 40, YC W 38 38
          """);

  @Override
  public String name() {
    return "cloud_key";
  }

  @Override
  public Gate gate() {
    return TOKENS
        .gate()
        .or(AzureKeys.CLIENT_SECRET)
        .orBesideLongToken(AzureKeys.signatures().toArray(new String[0]));
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    TOKENS.detect(text, sink);
    AzureKeys.detect(text, sink);
  }
}
