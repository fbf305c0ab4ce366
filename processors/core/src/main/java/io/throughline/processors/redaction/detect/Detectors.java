package io.throughline.processors.redaction.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in detectors by name. */
public final class Detectors {

  /** The names that {@code secrets} stands for in a policy. */
  public static final List<String> SECRETS =
      List.of(
          "jwt",
          "cloud_key",
          "vendor_key",
          "private_key",
          "bearer",
          "url_password",
          "password",
          "query_secret");

  /** Finds nothing. */
  static final Detector NONE =
      new Detector() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public void detect(Text text, FindingSink sink) {}
      };

  private static final Map<String, Detector> BUILT_IN = new LinkedHashMap<>();

  static {
    register(new PrivateKeyDetector());
    register(new JwtDetector());
    register(new CloudKeyDetector());
    register(new VendorKeyDetector());
    register(new BearerDetector());
    register(new UrlPasswordDetector());
    register(new Passwords());
    register(new QuerySecretDetector());
    register(new Sql());
    register(new CardDetector());
    register(new IbanDetector());
    register(new EmailDetector());
    register(new PhoneDetector());
    register(new IpDetector());
    register(new MacDetector());
    register(new CryptoDetector());
    register(new NationalIdDetector());
  }

  private Detectors() {}

  /**
   * A detector of a user's own; RE2 syntax, gated by the longest literal that is plain to see in
   * it.
   *
   * @throws IllegalArgumentException if the expression is wrong, or matches the empty text
   */
  public static Detector regex(String name, String regex) {
    return new RegexDetector(name, regex);
  }

  /**
   * The text as detectors read it where it holds escapes, or characters outside ASCII that stand
   * for plain ones; else the text itself.
   */
  public static String plain(String text) {
    Folding folding = new Folding();
    return folding.fold(Text.of(text, KeyContext.NONE))
        ? new String(folding.chars, 0, folding.length)
        : text;
  }

  /** Whether the whole text is one finding of the built-in detector {@code name}. */
  public static boolean isOne(String name, String text) {
    boolean[] whole = {false};
    BUILT_IN
        .getOrDefault(name, NONE)
        .detect(
            Text.of(text, KeyContext.NONE),
            (start, end) -> whole[0] |= start == 0 && end == text.length());
    return whole[0];
  }

  private static void register(Detector detector) {
    BUILT_IN.put(detector.name(), detector);
  }

  /** All of them, in order of precedence. */
  public static List<Detector> all() {
    return List.copyOf(BUILT_IN.values());
  }

  /** All names, in order of precedence. */
  public static List<String> names() {
    return List.copyOf(BUILT_IN.keySet());
  }

  /** The built-in detector of that name, or null. */
  public static @Nullable Detector named(String name) {
    return BUILT_IN.get(name);
  }
}
