package io.baton.engine.server;

import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;

/** A request that is answered with an error: its status, the cause in words, and header fields. */
final class RequestFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RtspStatus status;
  private final transient RtspHeaders headers = new RtspHeaders();

  RequestFailedException(RtspStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  static RequestFailedException of(RtspParseException cause) {
    return new RequestFailedException(cause.status(), cause.getMessage());
  }

  RequestFailedException with(String name, String value) {
    headers.add(name, value);
    return this;
  }

  RtspStatus status() {
    return status;
  }

  RtspHeaders headers() {
    return headers;
  }
}
