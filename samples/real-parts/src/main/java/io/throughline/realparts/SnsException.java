package io.throughline.realparts;

/** An error as SNS answers it: a code and a message with an HTTP status. */
final class SnsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  private SnsException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static SnsException sender(String code, String message) {
    return new SnsException(400, code, message);
  }

  static SnsException notFound(String message) {
    return new SnsException(404, "NotFound", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
