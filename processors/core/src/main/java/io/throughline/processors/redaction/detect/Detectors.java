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
    register(new CardDetector());
    register(new IbanDetector());
    register(new EmailDetector());
    register(new JwtDetector());
  }

  private Detectors() {}

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
