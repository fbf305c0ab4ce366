package io.throughline.processors;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one line at the start, by which somebody sees what is on and how to change it. */
final class StartLine {
  private static final Logger LOGGER = Logger.getLogger(Throughline.class.getName());

  private StartLine() {}

  static void say(ThroughlineProperties properties, Installation installation, String propagators) {
    LOGGER.log(
        Level.INFO,
        "Throughline {0}: {1}, propagators {2}, {3}, {4}{5}{6}",
        new Object[] {
          version(),
          installation.choice(),
          propagators,
          installation.tally(),
          installation.counting(),
          properties.enabled()
              ? ""
              : ", everything but redaction is off (throughline.enabled=false)",
          installation.closed() ? ", NOTHING IS EXPORTED" : ""
        });
    warnOfUnknownFields();
  }

  /** For an SDK that is built in code, whose propagators we may not have seen yet. */
  static void say(Installation installation) {
    LOGGER.log(
        Level.INFO,
        "Throughline {0}: {1}, {2}, {3}",
        new Object[] {
          version(), installation.choice(), installation.tally(), installation.counting()
        });
    warnOfUnknownFields();
  }

  private static void warnOfUnknownFields() {
    List<String> unknown = DataInterfaces.unknown();
    if (!unknown.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "The data of this OpenTelemetry SDK has fields that Throughline does not know: {0}. They may"
              + " be missing in what is exported. Use an SDK from 1.60 to 1.67, or a newer Throughline.",
          unknown);
    }
  }

  static String version() {
    String packaged = StartLine.class.getPackage().getImplementationVersion();
    return packaged == null ? "(unpackaged)" : packaged;
  }
}
