package io.baton.client.network;

import java.io.IOException;

/** The server answered a request with an error; the message is its own explanation. */
public class ServiceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public ServiceException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** HTTP or RTSP status, 300 to 599. */
  public int status() {
    return status;
  }

  /** Whether the server wants other credentials, or any. */
  public boolean isDenied() {
    return status == 401 || status == 403;
  }
}
