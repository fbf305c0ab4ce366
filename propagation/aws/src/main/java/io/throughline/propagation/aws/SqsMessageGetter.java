package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Reads propagation fields from a received SQS message, for any propagator.
 *
 * <p>A field is a message attribute of that name, String or Binary. The X-Ray field is read from
 * the system attribute {@code AWSTraceHeader} when no message attribute bears its name. SQS hands
 * out only what the receive request asked for; {@link ThroughlineExecutionInterceptor} asks.
 *
 * <p>Cost: allocates nothing for String attributes.
 */
public enum SqsMessageGetter implements TextMapGetter<Message> {
  INSTANCE;

  static final String AWS_TRACE_HEADER = "AWSTraceHeader";
  static final String XRAY_FIELD = "X-Amzn-Trace-Id";

  @Override
  public Iterable<String> keys(Message carrier) {
    return carrier == null ? List.of() : carrier.messageAttributes().keySet();
  }

  @Override
  public @Nullable String get(@Nullable Message carrier, String key) {
    if (carrier == null) {
      return null;
    }
    MessageAttributeValue attribute = carrier.messageAttributes().get(key);
    if (attribute != null) {
      return text(attribute);
    }
    if (XRAY_FIELD.equalsIgnoreCase(key)) {
      return carrier.attributesAsStrings().get(AWS_TRACE_HEADER);
    }
    return null;
  }

  static @Nullable String text(MessageAttributeValue attribute) {
    String string = attribute.stringValue();
    if (string != null) {
      return string;
    }
    SdkBytes bytes = attribute.binaryValue();
    // Not asUtf8String(): that throws on malformed input, which is for the propagator to refuse.
    return bytes == null ? null : new String(bytes.asByteArrayUnsafe(), StandardCharsets.UTF_8);
  }
}
