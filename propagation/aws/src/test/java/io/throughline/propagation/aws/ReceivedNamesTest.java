package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The test server answers with more than was asked for, so the names are checked here. */
@SuppressWarnings("deprecation") // code that uses the older parameter is still around
class ReceivedNamesTest {

  private static final List<String> FIELDS =
      List.of("traceparent", "tracestate", "baggage", "tracepack");

  @Test
  void askFor_requestThatAsksForNothing_asksForTheFieldsTheHeaderAndTheTime() {
    ReceiveMessageRequest asked = askFor(ReceiveMessageRequest.builder());

    assertThat(asked.messageAttributeNames()).containsExactlyElementsOf(FIELDS);
    assertThat(asked.messageSystemAttributeNamesAsStrings())
        .containsExactly("AWSTraceHeader", "SentTimestamp");
    assertThat(asked.hasAttributeNames()).isFalse();
  }

  @Test
  void askFor_ownNames_stayInFront() {
    ReceiveMessageRequest asked =
        askFor(
            ReceiveMessageRequest.builder()
                .messageAttributeNames("type", "baggage")
                .messageSystemAttributeNamesWithStrings("SentTimestamp", "SenderId"));

    assertThat(asked.messageAttributeNames())
        .containsExactly("type", "baggage", "traceparent", "tracestate", "tracepack");
    assertThat(asked.messageSystemAttributeNamesAsStrings())
        .containsExactly("SentTimestamp", "SenderId", "AWSTraceHeader");
  }

  @ParameterizedTest
  @ValueSource(strings = {"All", ".*"})
  void askFor_everythingAsked_isLeft(String all) {
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .messageAttributeNames(all)
            .messageSystemAttributeNamesWithStrings("All")
            .build();

    assertThat(ReceivedNames.askFor(request, FIELDS)).isSameAs(request);
  }

  @Test
  void askFor_prefix_coversWhatItMatchesOnly() {
    ReceiveMessageRequest asked =
        askFor(ReceiveMessageRequest.builder().messageAttributeNames("trace.*"));

    assertThat(asked.messageAttributeNames()).containsExactly("trace.*", "baggage");
  }

  @Test
  void askFor_olderParameter_isTheOneThatGrows() {
    ReceiveMessageRequest asked =
        askFor(ReceiveMessageRequest.builder().attributeNamesWithStrings("SentTimestamp"));

    assertThat(asked.attributeNamesAsStrings()).containsExactly("SentTimestamp", "AWSTraceHeader");
    assertThat(asked.hasMessageSystemAttributeNames()).isFalse();
  }

  @Test
  void askFor_olderParameterWithAll_isLeft() {
    ReceiveMessageRequest asked =
        askFor(ReceiveMessageRequest.builder().attributeNames(QueueAttributeName.ALL));

    assertThat(asked.attributeNamesAsStrings()).containsExactly("All");
  }

  @Test
  void askFor_xrayField_isAskedForAsTheSystemAttributeAlone() {
    ReceiveMessageRequest asked =
        ReceivedNames.askFor(
            ReceiveMessageRequest.builder().build(), List.of("X-Amzn-Trace-Id", "b3"));

    assertThat(asked.messageAttributeNames()).containsExactly("b3");
    assertThat(asked.messageSystemAttributeNamesAsStrings()).contains("AWSTraceHeader");
  }

  private static ReceiveMessageRequest askFor(ReceiveMessageRequest.Builder request) {
    return ReceivedNames.askFor(request.build(), FIELDS);
  }
}
