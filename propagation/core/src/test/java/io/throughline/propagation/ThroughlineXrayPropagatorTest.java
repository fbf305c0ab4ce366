package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;

class ThroughlineXrayPropagatorTest {

  private static final String HEADER =
      "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1";
  private static final String LINEAGE = ";Lineage=32:a87bd80c:0";

  @Test
  void inject_contextWithLineage_keepsIt() {
    assertThat(inject(extract(HEADER + LINEAGE))).isEqualTo(HEADER + LINEAGE);
  }

  @Test
  void inject_childOfContextWithLineage_keepsIt() {
    Context child = extract(HEADER + LINEAGE).with(Span.fromContext(extract(HEADER)));

    assertThat(inject(child)).endsWith(LINEAGE);
  }

  @Test
  void extract_lineageThatContribChokesOn_readsTheTrace() {
    assertThat(inject(extract(HEADER + ";Lineage=123456789012::"))).startsWith(HEADER);
  }

  @Test
  void extract_header_neverTouchesBaggage() {
    assertThat(Baggage.fromContextOrNull(extract(HEADER + LINEAGE))).isNull();
  }

  @Test
  void inject_unsampled_saysSo() {
    assertThat(inject(extract(HEADER.replace("Sampled=1", "Sampled=0")))).endsWith("Sampled=0");
  }

  @Test
  void inject_noSpan_writesNothing() {
    assertThat(inject(Context.root())).isNull();
  }

  private static Context extract(String header) {
    return ThroughlineXrayPropagator.getInstance()
        .extract(
            Context.root(), new MapCarrier().with("X-Amzn-Trace-Id", header), MapCarrier.GETTER);
  }

  private static String inject(Context context) {
    MapCarrier carrier = new MapCarrier();
    ThroughlineXrayPropagator.getInstance().inject(context, carrier, MapCarrier.SETTER);
    return carrier.get("X-Amzn-Trace-Id");
  }
}
