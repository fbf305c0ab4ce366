package io.throughline.desk;

import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Map;

/**
 * The process that a piece of telemetry came from: its resource. Equal resources are one origin.
 */
record Origin(Map<String, Object> attributes) {
  static Origin of(Resource resource) {
    return new Origin(AttributeValues.of(resource.getAttributesList()));
  }

  String service() {
    return AttributeValues.text(attributes, "service.name");
  }

  String instance() {
    return AttributeValues.text(attributes, "service.instance.id");
  }

  String policy() {
    return AttributeValues.text(attributes, "throughline.policy");
  }
}
