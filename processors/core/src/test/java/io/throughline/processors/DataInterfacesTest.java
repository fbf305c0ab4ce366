package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.ValueType;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataInterfacesTest {
  @Test
  void unknown_ofTheSdkInUse_isEmpty() {
    assertThat(DataInterfaces.unknown()).isEmpty();
  }

  @Test
  void unknown_aFieldMoreThanKnown_isNamed() {
    assertThat(
            DataInterfaces.unknown(
                Map.of(
                    LinkData.class,
                    "getSpanContext getAttributes",
                    ValueType.class,
                    "STRING BOOLEAN LONG DOUBLE ARRAY KEY_VALUE_LIST BYTES")))
        .containsExactly("LinkData.getTotalAttributeCount", "ValueType.EMPTY");
  }
}
