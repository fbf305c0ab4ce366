package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;

/** Reads the name of a queue or topic from what a request says of it; a request may say nothing. */
final class Destinations {

  private Destinations() {}

  /** The last segment of a queue URL; a name given instead of a URL is the name itself. */
  static @Nullable String ofQueueUrl(@Nullable String queueUrl) {
    return afterLast(queueUrl, '/');
  }

  /** The last part of a topic's ARN (or of an endpoint's); never a phone number. */
  static @Nullable String ofTopicArn(@Nullable String arn) {
    return arn == null || !arn.startsWith("arn:") ? null : afterLast(arn, ':');
  }

  private static @Nullable String afterLast(@Nullable String text, char separator) {
    if (text == null) {
      return null;
    }
    String name = text.substring(text.lastIndexOf(separator) + 1);
    return name.isEmpty() ? null : name;
  }
}
