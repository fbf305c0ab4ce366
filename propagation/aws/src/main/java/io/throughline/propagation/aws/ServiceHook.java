package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * One service's requests and responses. An application may have SQS without SNS, or neither, so the
 * classes of a service are named in its hook alone.
 */
interface ServiceHook {

  /** The request to send, and what waits for its end; null where nothing does. */
  record Prepared(SdkRequest request, @Nullable Exchange exchange) {

    static Prepared unchanged(SdkRequest request) {
      return new Prepared(request, null);
    }
  }

  /** With another tracing on the client, the context travels and the spans are the other's. */
  Prepared prepare(OpenTelemetry openTelemetry, SdkRequest request, boolean besideOther);

  /** Tells the messages of an exchange what the answer says of each. */
  void tell(Exchange exchange, @Nullable SdkResponse response);

  /** The call succeeded; ends the exchange, whatever its answer is like. */
  default void complete(
      Exchange exchange, @Nullable SdkResponse response, @Nullable SdkHttpRequest request) {
    try {
      tell(exchange, response);
      exchange.answered(request, response);
    } finally {
      exchange.end();
    }
  }
}
