package io.throughline.propagation.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQS and SNS have an attribute class each, alike in all but name.
 *
 * @param <A> the service's own {@code MessageAttributeValue}
 */
interface AttributeType<A> {

  A of(String text);

  @Nullable String text(A attribute);

  /**
   * Puts a field among the attributes, in place of one of the same name; leaves out what would make
   * the service refuse the message.
   */
  default void put(@Nullable Map<String, A> attributes, String name, String value) {
    if (attributes == null
        || name == null
        || value == null
        || !AttributeRules.isLegalName(name)
        || !AttributeRules.isLegalText(value)
        || (attributes.size() >= AttributeRules.MAX_ATTRIBUTES && !attributes.containsKey(name))) {
      return;
    }
    try {
      attributes.put(name, of(value));
    } catch (UnsupportedOperationException readOnly) {
      // A request's own map cannot be written; the message then travels without context.
    }
  }

  /** What the attribute takes of a message's size: its type and its value, not its name. */
  long size(A attribute);
}
