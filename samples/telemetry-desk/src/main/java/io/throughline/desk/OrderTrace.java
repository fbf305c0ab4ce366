package io.throughline.desk;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trace of one business transaction as the desk received it: whose it is, how it ended and
 * whether it is whole.
 */
record OrderTrace(
    String traceId,
    String transactionId,
    String outcome,
    String reason,
    String sloMet,
    double seconds,
    long start,
    Set<String> services,
    boolean connected,
    List<ReceivedSpan> spans) {

  /**
   * @param logs those of the same trace: an outcome may be told by a milestone alone
   */
  static OrderTrace of(String traceId, List<ReceivedSpan> spans, List<ReceivedLog> logs) {
    List<ReceivedSpan> inOrder =
        spans.stream().sorted(Comparator.comparingLong(ReceivedSpan::start)).toList();
    Set<String> ids = spans.stream().map(ReceivedSpan::spanId).collect(Collectors.toSet());
    Set<String> services = new LinkedHashSet<>();
    boolean connected = true;
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (ReceivedSpan span : inOrder) {
      services.add(span.service());
      connected &= span.parentId().isEmpty() || ids.contains(span.parentId());
      start = Math.min(start, span.start());
      end = Math.max(end, span.end());
    }
    String duration = first(Names.DURATION_ATTRIBUTE, spans, logs);
    return new OrderTrace(
        traceId,
        first(Names.TRANSACTION_ID, spans, logs),
        first(Names.OUTCOME, spans, logs),
        first(Names.REASON, spans, logs),
        first(Names.SLO_MET, spans, logs),
        duration.isEmpty() ? (end - start) / 1e9 : Double.parseDouble(duration),
        start,
        services,
        connected && roots(spans) == 1,
        inOrder);
  }

  private static long roots(List<ReceivedSpan> spans) {
    return spans.stream().filter(span -> span.parentId().isEmpty()).count();
  }

  private static String first(String key, List<ReceivedSpan> spans, List<ReceivedLog> logs) {
    for (ReceivedSpan span : spans) {
      if (span.attributes().containsKey(key)) {
        return AttributeValues.text(span.attributes(), key);
      }
    }
    for (ReceivedLog log : logs) {
      if (log.attributes().containsKey(key)) {
        return AttributeValues.text(log.attributes(), key);
      }
    }
    return "";
  }

  boolean ended() {
    return !outcome.isEmpty();
  }

  /**
   * Every service that the outcome passes through has a span here, and every parent is here too.
   */
  boolean complete(Expectations expectations) {
    String looked = ended() ? outcome : Expectations.LOST;
    return connected && services.containsAll(expectations.servicesFor(looked));
  }

  int servicesBeside(String entryService) {
    Set<String> others = new HashSet<>(services);
    others.remove(entryService);
    return others.size();
  }
}
