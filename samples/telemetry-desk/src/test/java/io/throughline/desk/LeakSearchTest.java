package io.throughline.desk;

import static io.throughline.desk.Otlp.logs;
import static io.throughline.desk.Otlp.metrics;
import static io.throughline.desk.Otlp.number;
import static io.throughline.desk.Otlp.span;
import static io.throughline.desk.Otlp.spans;
import static io.throughline.desk.Otlp.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.OtlpRequest;
import io.throughline.realparts.OtlpSignal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {
  private static final String CARD = "4111 1111 1111 1111";
  private static final String EMAIL = "Ada.Lovelace+shop@example.org";

  private final LeakSearch search =
      new LeakSearch(List.of(new PlantedSecret("card", CARD), new PlantedSecret("email", EMAIL)));

  @Test
  void search_cleanTelemetry_findsNothing() {
    assertThat(search(spans("billing", span("a", "b", "").setName("charge card").build())))
        .isEmpty();
  }

  @Test
  void search_spanAttribute_saysSignalServiceAndKey() {
    assertThat(
            search(
                spans(
                    "billing",
                    span("a", "b", "").addAttributes(text("note", "paid with " + CARD)).build())))
        .containsExactly(new Report.Leak("card", "traces", "billing", "spans.attributes[note]"));
  }

  @Test
  void search_spanName_saysSo() {
    assertThat(search(spans("billing", span("a", "b", "").setName("mail " + EMAIL).build())))
        .containsExactly(new Report.Leak("email", "traces", "billing", "spans.name"));
  }

  @Test
  void search_eventAndStatusAndLogBody_namesEachPlace() {
    Span.Builder span = span("a", "b", "");
    span.addEventsBuilder().setName("exception").addAttributes(text("exception.message", EMAIL));
    span.getStatusBuilder().setMessage(EMAIL);
    LogRecord log =
        LogRecord.newBuilder().setBody(AnyValue.newBuilder().setStringValue("to " + EMAIL)).build();

    assertThat(search(spans("mailer", span.build()), logs("mailer", log)))
        .extracting(Report.Leak::where)
        .containsExactlyInAnyOrder(
            "spans.events.attributes[exception.message]",
            "spans.status.message",
            "log_records.body");
  }

  @Test
  void search_attributeKey_isFoundWithoutRepeatingIt() {
    List<Report.Leak> leaks =
        search(spans("billing", span("a", "b", "").addAttributes(text(EMAIL, "x")).build()));

    assertThat(leaks).singleElement().asString().doesNotContain(EMAIL).contains("attributes[…]");
  }

  @Test
  void search_cardAsLong_isFound() {
    assertThat(
            search(
                spans(
                    "payment",
                    span("a", "b", "")
                        .addAttributes(number("card.number", 4111111111111111L))
                        .build())))
        .containsExactly(
            new Report.Leak("card", "traces", "payment", "spans.attributes[card.number] (number)"));
  }

  @Test
  void search_cardAsDouble_isFound() {
    AnyValue.Builder value = AnyValue.newBuilder().setDoubleValue(4111111111111111.0);

    assertThat(
            search(
                spans(
                    "payment",
                    span("a", "b", "").addAttributes(Otlp.value("amount", value)).build())))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "6214 8300 0000 0000 0000 0000"})
  void search_digitsThatNoNumberHolds_areFoundAsText(String digits) {
    LeakSearch one = new LeakSearch(List.of(new PlantedSecret("reference", digits)));

    assertThat(one.search(List.of(spans("a", span("a", "b", "").setName(digits).build()))))
        .containsExactly(new Report.Leak("reference", "traces", "a", "spans.name"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void search_base64AtAnyAlignment_isFound(int before) {
    String text = "xyz".substring(0, before) + EMAIL + " and more";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThat(search(spans("a", span("a", "b", "").addAttributes(text("k", encoded)).build())))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada.Lovelace%2Bshop%40example.org",
        "ada.lovelace+shop@example.org",
        "4111111111111111",
        "4111+1111+1111+1111",
        "4111%201111%201111%201111"
      })
  void search_otherSpelling_isFound(String spelling) {
    assertThat(search(spans("a", span("a", "b", "").addAttributes(text("k", spelling)).build())))
        .hasSize(1);
  }

  @Test
  void search_hexInBytes_isFound() {
    String hex = HexFormat.of().formatHex(EMAIL.getBytes(StandardCharsets.UTF_8));
    AnyValue.Builder value = AnyValue.newBuilder().setBytesValue(ByteString.copyFromUtf8(hex));

    assertThat(search(spans("a", span("a", "b", "").addAttributes(Otlp.value("k", value)).build())))
        .hasSize(1);
  }

  @Test
  void search_bytesThatNoFieldExplains_areReportedAllTheSame() {
    OtlpRequest request =
        Otlp.parse(
            OtlpSignal.TRACES,
            ExportTraceServiceRequest.newBuilder()
                .setUnknownFields(
                    UnknownFieldSet.newBuilder()
                        .addField(
                            99,
                            UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(EMAIL))
                                .build())
                        .build())
                .build()
                .toByteArray());

    assertThat(search.search(List.of(request)))
        .containsExactly(new Report.Leak("email", "traces", "", "raw bytes"));
  }

  @Test
  void search_metricAttribute_isFoundOnceForAllCollections() {
    OtlpRequest first =
        metrics("billing", "1", Otlp.counter("sales", 1, 2, 1, text("customer", EMAIL)));
    OtlpRequest second =
        metrics("billing", "1", Otlp.counter("sales", 1, 3, 2, text("customer", EMAIL)));

    assertThat(search(first, second))
        .singleElement()
        .satisfies(leak -> assertThat(leak.where()).endsWith("attributes[customer]"));
  }

  @Test
  void plantedSecret_tooShort_isRefused() {
    assertThatThrownBy(() -> new PlantedSecret("pin", "123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pin");
  }

  private List<Report.Leak> search(OtlpRequest... requests) {
    return search.search(List.of(requests));
  }
}
