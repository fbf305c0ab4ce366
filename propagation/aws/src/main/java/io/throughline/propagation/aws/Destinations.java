package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;

/** Reads the name of a queue or topic from what a request says of it; a request may say nothing. */
final class Destinations {

  /** Where nobody names one; spans and measurements then go without. */
  static final String UNKNOWN = "";

  private Destinations() {}

  /** The last segment of a queue URL; a name given instead of a URL is the name itself. */
  static String ofQueueUrl(@Nullable String queueUrl) {
    return afterLast(queueUrl, '/');
  }

  /** The last part of a topic's ARN. */
  static String ofTopicArn(@Nullable String arn) {
    return afterLast(arn, ':');
  }

  private static String afterLast(@Nullable String text, char separator) {
    return text == null ? UNKNOWN : text.substring(text.lastIndexOf(separator) + 1);
  }
}
