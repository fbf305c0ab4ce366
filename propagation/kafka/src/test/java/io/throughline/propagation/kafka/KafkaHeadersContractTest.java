package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.propagation.testing.CarrierContract;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

class KafkaHeadersContractTest extends CarrierContract<Headers> {

  @Override
  protected Headers newCarrier() {
    return new RecordHeaders();
  }

  @Override
  protected TextMapGetter<Headers> getter() {
    return KafkaHeadersGetter.INSTANCE;
  }

  @Override
  protected TextMapSetter<Headers> setter() {
    return KafkaHeadersSetter.INSTANCE;
  }

  @Override
  protected void putForeign(Headers carrier, String name, String value) {
    carrier.add(name, value.getBytes(UTF_8));
  }

  @Override
  protected boolean putNull(Headers carrier, String name) {
    carrier.add(name, null);
    return true;
  }

  @Override
  protected Headers readOnly(Headers carrier) {
    ((RecordHeaders) carrier).setReadOnly();
    return carrier;
  }
}
