package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Writes propagation fields into the attributes of an SQS message that is about to be sent, for any
 * propagator.
 *
 * <p>Replaces an attribute of the same name. What would make SQS refuse the message (an eleventh
 * attribute, an illegal name, an empty value or one with characters that SQS does not take) is left
 * out, as is everything when the map is read-only. How many fields fit is better decided once for
 * all of them: {@link SqsTracing} and {@link ThroughlineExecutionInterceptor} do so.
 */
public enum SqsAttributesSetter implements TextMapSetter<Map<String, MessageAttributeValue>> {
  INSTANCE;

  @Override
  public void set(@Nullable Map<String, MessageAttributeValue> carrier, String key, String value) {
    SqsAttributeType.INSTANCE.put(carrier, key, value);
  }

  static MessageAttributeValue attribute(String value) {
    return MessageAttributeValue.builder()
        .dataType(AttributeRules.STRING_TYPE)
        .stringValue(value)
        .build();
  }
}
