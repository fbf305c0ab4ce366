package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.propagation.testing.CarrierContract;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * What is written to the attributes of a publish is read from the envelope that SNS makes of it.
 */
class SnsEnvelopeContractTest extends CarrierContract<Map<String, MessageAttributeValue>> {

  private static final TextMapGetter<Map<String, MessageAttributeValue>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, MessageAttributeValue> carrier) {
          return SnsEnvelopeGetter.INSTANCE.keys(envelope(carrier));
        }

        @Override
        public @Nullable String get(
            @Nullable Map<String, MessageAttributeValue> carrier, String key) {
          return SnsEnvelopeGetter.INSTANCE.get(envelope(carrier), key);
        }
      };

  private static @Nullable String envelope(@Nullable Map<String, MessageAttributeValue> carrier) {
    if (carrier == null) {
      return null;
    }
    return "{\n  \"Type\" : \"Notification\",\n  \"TopicArn\" : \"arn:aws:sns:x:1:t\",\n"
        + "  \"Message\" : \"m\",\n  \"MessageAttributes\" : {\n"
        + carrier.entrySet().stream()
            .map(a -> "    \"" + a.getKey() + "\" : " + json(a.getValue()))
            .collect(Collectors.joining(",\n"))
        + "\n  }\n}";
  }

  private static String json(MessageAttributeValue value) {
    String text =
        value.binaryValue() != null
            ? Base64.getEncoder().encodeToString(value.binaryValue().asByteArray())
            : value.stringValue();
    return "{\"Type\":\""
        + value.dataType()
        + "\",\"Value\":"
        + (text == null ? "null" : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        + "}";
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
    return SnsAttributesSetter.INSTANCE;
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
