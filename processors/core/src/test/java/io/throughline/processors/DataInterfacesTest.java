package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.LinkData;
import java.util.Map;
import java.util.Set;
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
                Map.of(LinkData.class, Set.of("getSpanContext", "getAttributes"))))
        .containsExactly("LinkData.getTotalAttributeCount");
  }
}
