package io.throughline.desk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.throughline.realparts.OtlpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where in an export some bytes stand: follows the parsed message down to the innermost field that
 * still holds them.
 */
final class FieldPath {
  private FieldPath() {}

  /** At least one leak: bytes that no parsed field explains are named as such. */
  static List<Report.Leak> leaks(OtlpRequest request, LeakSearch.Form form) {
    List<Report.Leak> leaks = new ArrayList<>();
    String signal = LeakSearch.signal(request);
    for (Message resource : resources(request)) {
      if (contains(resource, form)) {
        List<String> paths = new ArrayList<>();
        descend(resource, "", form, paths);
        String service = Origin.of(resourceOf(resource)).service();
        for (String path : paths) {
          leaks.add(new Report.Leak(form.kind(), signal, service, path + form.described()));
        }
      }
    }
    if (leaks.isEmpty()) {
      leaks.add(new Report.Leak(form.kind(), signal, "", "raw bytes" + form.described()));
    }
    return leaks;
  }

  private static List<? extends Message> resources(OtlpRequest request) {
    return switch (request.signal()) {
      case TRACES -> request.traces().getResourceSpansList();
      case METRICS -> request.metrics().getResourceMetricsList();
      case LOGS -> request.logs().getResourceLogsList();
    };
  }

  private static Resource resourceOf(Message message) {
    if (message instanceof ResourceSpans spans) {
      return spans.getResource();
    }
    if (message instanceof ResourceMetrics metrics) {
      return metrics.getResource();
    }
    return message instanceof ResourceLogs logs
        ? logs.getResource()
        : Resource.getDefaultInstance();
  }

  private static void descend(
      Message message, String path, LeakSearch.Form form, List<String> paths) {
    boolean deeper = false;
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        continue;
      }
      List<?> children =
          field.getKey().isRepeated() ? (List<?>) field.getValue() : List.of(field.getValue());
      for (Object child : children) {
        if (child instanceof Message inner && contains(inner, form)) {
          deeper = true;
          descend(inner, path + step(field.getKey(), inner, form), form, paths);
        }
      }
    }
    if (!deeper) {
      String whole = path + leaf(message, form);
      paths.add(whole.isEmpty() ? "raw bytes" : whole.substring(1));
    }
  }

  /** An attribute is named by its key, unless the key itself is what leaked. */
  private static String step(FieldDescriptor field, Message child, LeakSearch.Form form) {
    if (child instanceof KeyValue keyValue) {
      boolean keyLeaks = Bytes.contains(keyValue.getKeyBytes().toByteArray(), form.bytes());
      return "." + field.getName() + "[" + (keyLeaks ? "…" : keyValue.getKey()) + "]";
    }
    return switch (field.getName()) {
      // These layers say nothing that the signal does not say.
      case "scope_spans", "scope_metrics", "scope_logs", "value" -> "";
      default -> (field.getName().equals("resource") ? "" : ".") + field.getName();
    };
  }

  private static String leaf(Message message, LeakSearch.Form form) {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (field.getValue() instanceof String text
          && Bytes.contains(text.getBytes(StandardCharsets.UTF_8), form.bytes())) {
        return field.getKey().getName().endsWith("_value") ? "" : "." + field.getKey().getName();
      }
    }
    return "";
  }

  private static boolean contains(Message message, LeakSearch.Form form) {
    return Bytes.contains(message.toByteArray(), form.bytes());
  }

  /** Searching in byte arrays. */
  static final class Bytes {
    private Bytes() {}

    static boolean contains(byte[] bytes, byte[] sought) {
      for (int i = 0; i + sought.length <= bytes.length; i++) {
        if (bytes[i] == sought[0]
            && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
          return true;
        }
      }
      return false;
    }
  }
}
