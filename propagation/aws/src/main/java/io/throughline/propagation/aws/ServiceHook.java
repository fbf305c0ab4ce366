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

  /** The call succeeded; ends the exchange. */
  void complete(
      Exchange exchange, @Nullable SdkResponse response, @Nullable SdkHttpRequest request);
}
