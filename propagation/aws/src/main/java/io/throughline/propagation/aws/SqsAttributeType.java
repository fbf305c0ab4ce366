package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

enum SqsAttributeType implements AttributeType<MessageAttributeValue> {
  INSTANCE;

  @Override
  public MessageAttributeValue of(String text) {
    return SqsAttributesSetter.attribute(text);
  }

  @Override
  public @Nullable String text(MessageAttributeValue attribute) {
    return SqsMessageGetter.text(attribute);
  }

  @Override
  public long size(MessageAttributeValue attribute) {
    return AttributeRules.size(
        attribute.dataType(), attribute.stringValue(), attribute.binaryValue());
  }
}
