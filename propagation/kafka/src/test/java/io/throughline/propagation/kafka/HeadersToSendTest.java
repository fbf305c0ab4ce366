package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.propagation.ThroughlinePropagator;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;

class HeadersToSendTest {

  private static final ContextKeys KEYS = new ContextKeys(ThroughlinePropagator.getInstance());

  private final Headers headers = new RecordHeaders().add("first", new byte[0]).add("null", null);

  private HeadersToSend found() {
    return HeadersToSend.of(headers, KEYS);
  }

  @Test
  void of_foreignHeaders_findsNothing() {
    assertThat(found().own()).isNull();
    assertThat(found().carryContext()).isFalse();
  }

  @Test
  void of_fieldBetweenForeignHeaders_isContext() {
    headers.add("baggage", "a=b".getBytes(UTF_8)).add("last", null);

    assertThat(found().carryContext()).isTrue();
    assertThat(found().own()).isNull();
  }

  @Test
  void of_twoHeadersOfSends_findsTheFirst() {
    SpanHeader first = new SpanHeader("traceparent", new byte[0], null, headers);
    headers.add(first).add(new SpanHeader("own", new byte[0], null, headers));

    assertThat(found().own()).isSameAs(first);
  }

  @Test
  void mostBytes_anyHeaders_areNoLessThanTheClientReckons() {
    headers.add("ü".repeat(100), "v".repeat(300).getBytes(UTF_8)).add("€", new byte[70_000]);

    assertThat(found().mostBytes())
        .isGreaterThanOrEqualTo(size(headers) - size(new RecordHeaders()))
        .isLessThan(71_000);
  }

  private static int size(Headers headers) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        Compression.NONE.type(),
        (byte[]) null,
        null,
        headers.toArray());
  }
}
