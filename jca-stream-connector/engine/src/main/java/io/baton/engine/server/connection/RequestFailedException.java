package io.baton.engine.server.connection;

import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;

/** A request that is answered with an error: its status, the cause in words, and header fields. */
public final class RequestFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RtspStatus status;
  private final transient RtspHeaders headers = new RtspHeaders();

  public RequestFailedException(RtspStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  public static RequestFailedException of(RtspParseException cause) {
    return new RequestFailedException(cause.status(), cause.getMessage());
  }

  public RequestFailedException with(String name, String value) {
    headers.add(name, value);
    return this;
  }

  public RtspStatus status() {
    return status;
  }

  RtspHeaders headers() {
    return headers;
  }
}
