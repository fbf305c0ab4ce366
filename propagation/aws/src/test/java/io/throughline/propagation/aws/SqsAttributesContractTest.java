package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.propagation.testing.CarrierContract;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsAttributesContractTest extends CarrierContract<Map<String, MessageAttributeValue>> {

  /** What is written to a message's attributes is read from the message that arrives. */
  private static final TextMapGetter<Map<String, MessageAttributeValue>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, MessageAttributeValue> carrier) {
          return SqsMessageGetter.INSTANCE.keys(message(carrier));
        }

        @Override
        public @Nullable String get(
            @Nullable Map<String, MessageAttributeValue> carrier, String key) {
          return SqsMessageGetter.INSTANCE.get(message(carrier), key);
        }
      };

  private static @Nullable Message message(@Nullable Map<String, MessageAttributeValue> carrier) {
    return carrier == null ? null : Message.builder().messageAttributes(carrier).build();
  }

  @Override
  protected Map<String, MessageAttributeValue> newCarrier() {
    return new HashMap<>();
  }

  @Override
  protected TextMapGetter<Map<String, MessageAttributeValue>> getter() {
    return GETTER;
  }

  @Override
  protected TextMapSetter<Map<String, MessageAttributeValue>> setter() {
    return SqsAttributesSetter.INSTANCE;
  }

  @Override
  protected void putForeign(Map<String, MessageAttributeValue> carrier, String name, String value) {
    carrier.put(
        name, MessageAttributeValue.builder().dataType("String").stringValue(value).build());
  }

  @Override
  protected int slots() {
    return 10;
  }

  @Override
  protected Map<String, MessageAttributeValue> readOnly(
      Map<String, MessageAttributeValue> carrier) {
    return Map.copyOf(carrier);
  }

  @Override
  protected boolean putNull(Map<String, MessageAttributeValue> carrier, String name) {
    carrier.put(name, MessageAttributeValue.builder().dataType("String").build());
    return true;
  }
}
