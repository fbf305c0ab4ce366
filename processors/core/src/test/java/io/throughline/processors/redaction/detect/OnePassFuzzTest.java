package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Speed must not miss anything: the one pass with gates finds what the detectors find when each is
 * called for every line. The profile {@code long} tries two and a half million strings; {@code
 * -Dfuzz.seed=7} others.
 */
class OnePassFuzzTest {

  static final String[] PIECES = {
    "kim",
    "@mail.example",
    "kim.larsen@mail.example",
    "5105105105105100",
    "5105 1051 0510 5100",
    "DE89 3704 0044 0532 0130 00",
    "GB82WEST12345698765432",
    "+49 30 901820",
    "(212) 555-0147",
    "203.0.113.77",
    "2001:db8::77",
    "2001:db8:1:2:3:4:5:6",
    "00:1b:44:11:3a:b7",
    "password=",
    "token: ",
    "\"secret\":\"",
    "api_key = ",
    "Bearer ",
    "Basic ",
    "Authorization: ",
    " with password ",
    " and pass ",
    "pwd is ",
    "w1nter",
    "form-data; name=\"secret\"\n\n",
    "{\"name\":\"DB_PASSWORD\",\"value\":\"",
    "'CALL p(1, ''x'')'",
    "curl -u ",
    "--user ",
    "ghp_",
    "AKIA",
    "xoxb-",
    "sk_live_",
    "SG.",
    "hf_",
    "eyJhbGciOiJIUzI1NiJ9.",
    "eyJzdWIiOiIxIn0x.",
    "-----BEGIN PRIVATE KEY-----",
    "-----END PRIVATE KEY-----",
    "https://",
    "jdbc:oracle:thin:",
    "/tiger@//db",
    "?sig=",
    "&token=",
    "SELECT id FROM t WHERE n = 'x'",
    "insert into t values ('",
    "bc1q",
    "0x",
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "123-45-6789",
    "AB123456C",
    "S1234567D",
    "12345678Z",
    "X1234567L",
    "010190-123A",
    "ABCPD1234E",
    "\n",
    "\r\n",
    "\t",
    " ",
    " ",
    " ",
    "=",
    ":",
    "::",
    "-",
    "--",
    ".",
    ",",
    ";",
    "/",
    "\\",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "&",
    "?",
    "#",
    "%",
    "$",
    "_",
    "+",
    "%40",
    "%2B",
    "\\u0040",
    "\uFF20",
    "\u200B",
    "\u00A0",
    "\uFF15\uFF11",
    "card",
    "phone",
    "ssn",
    "id",
    "bytes",
    "version",
    "at com.acme.Cart(Cart.java:12)",
    "hook",
    "-us7",
    ":AA",
    ".atlasv1.",
    "Q~",
    "MTA",
    "key",
    "pwd",
    "pw",
    "cvv",
    "mac",
    "api",
    "auth",
    "Cookie",
    "wert",
    "straße",
    "名前",
    "\uD83D\uDE00",
    "1",
    "2",
    "30",
    "444",
    "5555",
    "a",
    "b",
    "F",
    "Z",
    "zz",
    "e",
    "x",
    "AP3",
    "AKC",
    "SK",
    "A3T"
  };

  private final DetectorSet onePass = DetectorSet.of(Detectors.all());
  private final DetectorSet alone = DetectorSet.of(ungated());
  private final Findings found = new Findings();
  private final Findings expected = new Findings();

  private static List<Detector> ungated() {
    List<Detector> all = new ArrayList<>();
    for (Detector detector : Detectors.all()) {
      if (detector instanceof CompositeDetector composite) {
        composite.parts().forEach(part -> all.add(new Ungated(part)));
      } else {
        all.add(new Ungated(detector));
      }
    }
    return all;
  }

  private record Ungated(Detector detector) implements Detector {
    @Override
    public String name() {
      return detector.name();
    }

    @Override
    public boolean spansLines() {
      return detector.spansLines();
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      detector.detect(text, sink);
    }
  }

  @Test
  void scan_anyText_findsWhatTheDetectorsFindAlone() {
    int strings = Integer.getInteger("fuzz.strings", 60_000);
    Random random = new Random(Long.getLong("fuzz.seed", 20261124L));
    long findings = 0;
    for (int i = 0; i < strings; i++) {
      String text = text(random);
      onePass.scan(text, KeyContext.NONE, found);
      alone.scan(text, KeyContext.NONE, expected);
      findings += expected.size();
      if (!found.toString().equals(expected.toString())) {
        assertThat(found.toString()).as(text).isEqualTo(expected.toString());
      }
    }
    assertThat(findings).isGreaterThan(strings / 10);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(6)) {
        case 0 -> run(random, "0123456789", 1 + random.nextInt(20), text);
        case 1 ->
            run(
                random,
                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-",
                1 + random.nextInt(45),
                text);
        case 2 -> run(random, "0123456789abcdef:.-", 1 + random.nextInt(30), text);
        default -> text.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    if (random.nextInt(4) == 0 && text.length() > 0) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
    }
    return text.toString();
  }

  private static void run(Random random, String alphabet, int length, StringBuilder text) {
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
  }
}
