package io.throughline.pagetest;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.ByteBuffer;
import java.util.Random;

/** What spans, logs and metrics of the run have in common. */
final class OtlpParts {

  private OtlpParts() {}

  static Resource resource(String process) {
    return Resource.newBuilder()
        .addAttributes(
            attribute("service.name", process.startsWith("billing") ? "billing" : process))
        .addAttributes(
            attribute(
                "service.instance.id",
                Integer.toHexString(process.hashCode() | 0x40000000) + "-5d1c-4c7e"))
        .addAttributes(attribute("deployment.environment.name", "prod"))
        .addAttributes(attribute("throughline.policy", "prod@3f2a91"))
        .build();
  }

  static ByteString id(Random random, int bytes) {
    ByteBuffer id = ByteBuffer.allocate(bytes);
    while (id.hasRemaining()) {
      id.putLong(random.nextLong() | 1);
    }
    return ByteString.copyFrom(id.flip());
  }

  static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  static KeyValue integer(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  static KeyValue number(String key, double value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setDoubleValue(value))
        .build();
  }

  static KeyValue bool(String key, boolean value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setBoolValue(value))
        .build();
  }
}
