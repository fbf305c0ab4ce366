package io.throughline.realparts;

import org.jspecify.annotations.Nullable;

/** The three signals of OTLP and the paths they are posted to. */
public enum OtlpSignal {
  TRACES("/v1/traces"),
  METRICS("/v1/metrics"),
  LOGS("/v1/logs");

  private final String path;

  OtlpSignal(String path) {
    this.path = path;
  }

  static @Nullable OtlpSignal ofPath(String path) {
    for (OtlpSignal signal : values()) {
      if (signal.path.equals(path)) {
        return signal;
      }
    }
    return null;
  }
}
