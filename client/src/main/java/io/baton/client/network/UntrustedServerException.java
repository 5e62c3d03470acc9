package io.baton.client.network;

import java.io.IOException;

/** The server's certificate is not trusted; the message says why. */
public final class UntrustedServerException extends IOException {
  private static final long serialVersionUID = 1L;

  UntrustedServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
