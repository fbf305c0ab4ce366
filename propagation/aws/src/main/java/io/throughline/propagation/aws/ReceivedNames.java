package io.throughline.propagation.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Makes a receive request ask for the attributes that carry context. SQS hands out only what is
 * asked for, so without this everything that was injected stays behind. Asks for exactly the fields
 * of the configured propagators, the trace header and the time of sending, and for nothing that the
 * request covers already.
 */
@SuppressWarnings("deprecation") // Older code still uses the older parameter.
final class ReceivedNames {

  static final String SENT_TIMESTAMP = "SentTimestamp";

  private ReceivedNames() {}

  static ReceiveMessageRequest askFor(ReceiveMessageRequest request, Collection<String> fields) {
    List<String> asked = request.messageAttributeNames();
    List<String> missing = missing(asked, fields);
    // Requests of older code use the deprecated parameter; a mix of both would be read by nobody.
    boolean older = request.hasAttributeNames() && !request.hasMessageSystemAttributeNames();
    List<String> askedSystem =
        older ? request.attributeNamesAsStrings() : request.messageSystemAttributeNamesAsStrings();
    List<String> missingSystem = missingSystem(askedSystem);
    if (missing.isEmpty() && missingSystem.isEmpty()) {
      return request;
    }
    ReceiveMessageRequest.Builder builder = request.toBuilder();
    if (!missing.isEmpty()) {
      builder.messageAttributeNames(joined(asked, missing));
    }
    if (!missingSystem.isEmpty()) {
      List<String> names = joined(askedSystem, missingSystem);
      if (older) {
        builder.attributeNamesWithStrings(names);
      } else {
        builder.messageSystemAttributeNamesWithStrings(names);
      }
    }
    return builder.build();
  }

  private static List<String> missing(List<String> asked, Collection<String> fields) {
    List<String> missing = new ArrayList<>();
    for (String field : fields) {
      if (!field.equalsIgnoreCase(SqsMessageGetter.XRAY_FIELD)
          && AttributeRules.isLegalName(field)
          && !covers(asked, field)) {
        missing.add(field);
      }
    }
    return missing;
  }

  private static boolean covers(List<String> asked, String field) {
    for (String name : asked) {
      if (name.equals("All")
          || name.equals(field)
          || (name.endsWith(".*") && field.regionMatches(0, name, 0, name.length() - 2))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> missingSystem(List<String> asked) {
    if (asked.contains("All")) {
      return List.of();
    }
    List<String> missing = new ArrayList<>(2);
    if (!asked.contains(SqsMessageGetter.AWS_TRACE_HEADER)) {
      missing.add(SqsMessageGetter.AWS_TRACE_HEADER);
    }
    if (!asked.contains(SENT_TIMESTAMP)) {
      missing.add(SENT_TIMESTAMP);
    }
    return missing;
  }

  private static List<String> joined(List<String> asked, List<String> missing) {
    List<String> names = new ArrayList<>(asked.size() + missing.size());
    names.addAll(asked);
    names.addAll(missing);
    return names;
  }
}
