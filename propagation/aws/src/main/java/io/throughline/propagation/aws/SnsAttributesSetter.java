package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Writes propagation fields into the attributes of an SNS message that is about to be published,
 * for any propagator.
 *
 * <p>Replaces an attribute of the same name, and leaves out what would make SNS refuse the message
 * or a raw subscription discard it, like {@link SqsAttributesSetter}. A value that a subscription's
 * filter policy cannot read as JSON (it holds a quote, for example) goes as Binary: as String it
 * would make SNS drop the message silently. {@link SqsMessageGetter} and {@link SnsEnvelopeGetter}
 * read both types.
 */
public enum SnsAttributesSetter implements TextMapSetter<Map<String, MessageAttributeValue>> {
  INSTANCE;

  @Override
  public void set(@Nullable Map<String, MessageAttributeValue> carrier, String key, String value) {
    SnsAttributeType.INSTANCE.put(carrier, key, value);
  }

  static MessageAttributeValue attribute(String value) {
    MessageAttributeValue.Builder attribute = MessageAttributeValue.builder();
    if (AttributeRules.isFilterSafe(value)) {
      attribute.dataType(AttributeRules.STRING_TYPE).stringValue(value);
    } else {
      attribute.dataType(AttributeRules.BINARY_TYPE).binaryValue(SdkBytes.fromUtf8String(value));
    }
    return attribute.build();
  }
}
