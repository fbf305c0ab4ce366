package io.throughline.propagation.aws;

import io.throughline.propagation.internal.MessageSpan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A call of the client between the moment its request was looked at and its end. */
abstract class Exchange {

  final AwsMessaging messaging;
  final String destination;

  Exchange(AwsMessaging messaging, String destination) {
    this.messaging = messaging;
    this.destination = destination;
  }

  /** The span of the call; null where it deserves none. */
  abstract @Nullable MessageSpan span();

  abstract void end();

  abstract void failed(Throwable error);

  /** What only the answer tells: where the request went, and by which id the service knows it. */
  final void answered(@Nullable SdkHttpRequest request, @Nullable SdkResponse response) {
    MessageSpan span = span();
    if (span == null) {
      return;
    }
    if (request != null) {
      span.span()
          .setAttribute(AwsMessaging.SERVER_ADDRESS, request.host())
          .setAttribute(AwsMessaging.SERVER_PORT, (long) request.port());
    }
    // An answer that another interceptor made has no metadata.
    if (response instanceof AwsResponse aws && aws.responseMetadata() != null) {
      String requestId = aws.responseMetadata().requestId();
      if (requestId != null && !requestId.equals("UNKNOWN")) {
        span.span().setAttribute(AwsMessaging.REQUEST_ID, requestId);
      }
    }
  }

  /** The service's own code where it answered, else the class of what was thrown. */
  static String errorType(Throwable error) {
    if (error instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      String code = service.awsErrorDetails().errorCode();
      if (code != null && !code.isEmpty()) {
        return code;
      }
    }
    return error.getClass().getName();
  }
}
