package io.baton.client.rtsp;

import io.baton.client.network.ServiceException;

/** The server sends the client elsewhere. */
final class RedirectedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final String location;

  RedirectedException(int status, String location) {
    super(status, "redirected to " + location);
    this.location = location;
  }

  String location() {
    return location;
  }
}
