package io.throughline.cli;

import io.throughline.processors.redaction.PolicyFile;
import io.throughline.processors.redaction.RedactionPolicy;

/** Policies as a user of the command line names them. */
final class Policies {

  private Policies() {}

  /** A built-in name, {@code file:…}, {@code classpath:…}, or just a file's path. */
  static RedactionPolicy named(String reference) {
    boolean path =
        !RedactionPolicy.BUILT_IN.contains(reference)
            && (reference.endsWith(".yaml") || reference.endsWith(".yml"))
            && !reference.startsWith("file:")
            && !reference.startsWith("classpath:");
    return PolicyFile.load(path ? "file:" + reference : reference);
  }
}
