package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropagatorsInForceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          throughline                       | throughline
          throughline,xray                  | throughline,xray
          tracecontext,baggage              | tracecontext,baggage (without throughline: business members of others are taken unchecked, X-Ray's header is not read)
          tracecontext,baggage,xray         | tracecontext,baggage,xray (without throughline: business members of others are taken unchecked)
          b3                                | b3 (without throughline: business transactions do not travel, X-Ray's header is not read)
          jaeger,throughline-xray           | jaeger,throughline-xray (without throughline: business members of others are taken unchecked)
          baggage                           | baggage (without throughline: business members of others are taken unchecked, traces do not travel, X-Ray's header is not read)
          none                              | none (without throughline: nothing travels)
          """)
  void describe_namedPropagators_saysWhatIsLost(String named, String line) {
    assertThat(PropagatorsInForce.describe(List.of(named.split(",", -1)))).isEqualTo(line);
  }

  @Test
  void describe_noneNamed_areTheSdks() {
    assertThat(PropagatorsInForce.describe(List.of())).isEqualTo("of the SDK");
  }
}
