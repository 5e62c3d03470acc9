package io.baton.client.network;

import java.io.IOException;

/** The server answered a request with an error; the message is its own explanation. */
public class ServiceException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final int status;

  public ServiceException(int status, String message) {
    super(message);
    this.status = status;
  }

  /**
   * The server wants credentials, or others.
   *
   * @param given whether it got some
   */
  public static ServiceException unauthorized(boolean given) {
    return new ServiceException(
        UNAUTHORIZED,
        given ? "wrong user name or password" : "the server wants a user name and password");
  }

  /** HTTP or RTSP status, 300 to 599. */
  public int status() {
    return status;
  }

  /** Whether the server wants other credentials, or any. */
  public boolean isDenied() {
    return status == UNAUTHORIZED || status == FORBIDDEN;
  }
}
