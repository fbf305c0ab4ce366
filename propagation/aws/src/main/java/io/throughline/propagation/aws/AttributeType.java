package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;

/**
 * SQS and SNS have an attribute class each, alike in all but name.
 *
 * @param <A> the service's own {@code MessageAttributeValue}
 */
interface AttributeType<A> {

  A of(String text);

  @Nullable String text(A attribute);

  /** What the attribute takes of a message's size: its type and its value, not its name. */
  long size(A attribute);
}
