package io.throughline.propagation.aws;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

enum SnsAttributeType implements AttributeType<MessageAttributeValue> {
  INSTANCE;

  @Override
  public MessageAttributeValue of(String text) {
    return SnsAttributesSetter.attribute(text);
  }

  @Override
  public @Nullable String text(MessageAttributeValue attribute) {
    String string = attribute.stringValue();
    if (string != null) {
      return string;
    }
    SdkBytes bytes = attribute.binaryValue();
    return bytes == null ? null : new String(bytes.asByteArrayUnsafe(), StandardCharsets.UTF_8);
  }

  @Override
  public long size(MessageAttributeValue attribute) {
    return AttributeRules.size(
        attribute.dataType(), attribute.stringValue(), attribute.binaryValue());
  }
}
