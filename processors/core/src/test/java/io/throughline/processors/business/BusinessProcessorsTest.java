package io.throughline.processors.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.business.Business;
import io.throughline.business.BusinessAttributes;
import io.throughline.business.BusinessModel;
import io.throughline.business.internal.BusinessMembers;
import io.throughline.processors.OrderModelProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusinessProcessorsTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  private final BusinessModel model = new OrderModelProvider().model();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(BusinessSpanProcessor.create(model))
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setLoggerProvider(
              SdkLoggerProvider.builder()
                  .addLogRecordProcessor(BusinessLogRecordProcessor.create())
                  .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                  .build())
          .build();
  private final Business business =
      Business.builder(sdk).model(model).pseudonymKey(new byte[32]).build();

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void onStart_withinATransaction_stampsNameIdAndOwner() {
    business
        .start("order", "o-1")
        .run(() -> sdk.getTracer("test").spanBuilder("pay").startSpan().end());

    assertThat(exported(0).asMap())
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_NAME, "order")
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_ID, "o-1")
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_OWNER, "team-checkout");
  }

  @Test
  void onStart_transactionsThatTakeTurnsOnAThread_stampsEachWithItsOwn() {
    Context first = business.start("order", "o-1").context();
    Context second = business.start("order", "o-2").context();
    Context none = Context.root().with(Baggage.builder().put("foreign", "x").build());

    for (Context parent : List.of(first, second, first, none, second)) {
      sdk.getTracer("test").spanBuilder("pay").setParent(parent).startSpan().end();
    }

    assertThat(spans.getFinishedSpanItems())
        .extracting(span -> span.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_ID))
        .containsExactly("o-1", "o-2", "o-1", null, "o-2");
  }

  @Test
  void onStart_foreignBaggageThatChanges_isReadEachTime() {
    AtomicReference<Baggage> said = new AtomicReference<>();
    Baggage foreign =
        (Baggage)
            Proxy.newProxyInstance(
                Baggage.class.getClassLoader(),
                new Class<?>[] {Baggage.class},
                (proxy, method, arguments) ->
                    method.getName().equals("storeInContext")
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : method.invoke(said.get(), arguments));

    for (String id : List.of("o-1", "o-2")) {
      said.set(Baggage.fromContext(business.start("order", id).context()));
      sdk.getTracer("test")
          .spanBuilder("pay")
          .setParent(Context.root().with(foreign))
          .startSpan()
          .end();
    }

    assertThat(spans.getFinishedSpanItems())
        .extracting(span -> span.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_ID))
        .containsExactly("o-1", "o-2");
  }

  @Test
  void onStart_withoutATransaction_stampsNothing() {
    try (Scope scope = Baggage.builder().put("foreign", "x").build().makeCurrent()) {
      sdk.getTracer("test").spanBuilder("pay").startSpan().end();
    }

    assertThat(exported(0).isEmpty()).isTrue();
  }

  @Test
  void onStart_afterAStep_inheritsItFromTheLocalParent() {
    business
        .start("order", "o-1")
        .run(
            () -> {
              Span process = sdk.getTracer("test").spanBuilder("process").startSpan();
              try (Scope scope = process.makeCurrent()) {
                business.current().step("payment");
                sdk.getTracer("test").spanBuilder("pay").startSpan().end();
                sdk.getLogsBridge().get("test").logRecordBuilder().setBody("paid").emit();
              } finally {
                process.end();
              }
            });

    assertThat(exported(0).asMap())
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_STEP, "payment")
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_OWNER, "team-payments");
    assertThat(logs.getFinishedLogRecordItems().get(0).getAttributes().asMap())
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_NAME, "order")
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_ID, "o-1")
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_STEP, "payment");
  }

  @Test
  void onStart_memberOutOfBounds_stampsNothing() {
    Baggage hostile =
        Baggage.builder()
            .put(BusinessMembers.NAME, "order")
            .put(BusinessMembers.ID, "ann@example.org")
            .build();

    try (Scope scope = hostile.makeCurrent()) {
      sdk.getTracer("test").spanBuilder("pay").startSpan().end();
      sdk.getLogsBridge().get("test").logRecordBuilder().setBody("paid").emit();
    }

    assertThat(exported(0).isEmpty()).isTrue();
    assertThat(logs.getFinishedLogRecordItems().get(0).getAttributes().isEmpty()).isTrue();
  }

  @Test
  void onStart_inAnotherTraceThanTheClick_namesTheOrigin() {
    Baggage arrived =
        Baggage.builder()
            .put(BusinessMembers.NAME, "order")
            .put(BusinessMembers.ID, "o-1")
            .put(BusinessMembers.ORIGIN, TRACE)
            .build();

    sdk.getTracer("test")
        .spanBuilder("process")
        .setParent(Context.root().with(arrived))
        .startSpan()
        .end();

    assertThat(exported(0).asMap())
        .containsEntry(BusinessAttributes.BUSINESS_TRANSACTION_ORIGIN, TRACE);
  }

  @Test
  void onStart_inTheTraceOfTheClick_namesNoOrigin() {
    Baggage arrived =
        Baggage.builder()
            .put(BusinessMembers.NAME, "order")
            .put(BusinessMembers.ID, "o-1")
            .put(BusinessMembers.ORIGIN, TRACE)
            .build();
    Span remote =
        Span.wrap(
            SpanContext.createFromRemoteParent(
                TRACE, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault()));

    sdk.getTracer("test")
        .spanBuilder("process")
        .setParent(Context.root().with(arrived).with(remote))
        .startSpan()
        .end();

    assertThat(exported(0).get(BusinessAttributes.BUSINESS_TRANSACTION_ORIGIN)).isNull();
  }

  @Test
  void onStart_onBehalfOfAUser_stampsThePseudonym() {
    business
        .user("ann@example.org")
        .run(() -> sdk.getTracer("test").spanBuilder("pay").startSpan().end());

    assertThat(exported(0).get(AttributeKey.stringKey("enduser.pseudo.id"))).startsWith("h_");
  }

  private Attributes exported(int index) {
    return spans.getFinishedSpanItems().get(index).getAttributes();
  }
}
