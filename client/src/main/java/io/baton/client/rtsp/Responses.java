package io.baton.client.rtsp;

import io.baton.client.network.ServiceException;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What responses must be for a session to go on; failures are wrapped for use in futures. */
final class Responses {
  private Responses() {}

  /** The response, if it is a success. */
  static RtspResponse requireOk(RtspResponse response) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      return response;
    }
    Optional<String> location = response.headers().first(RtspHeaderNames.LOCATION);
    if (status >= 300 && status < 400 && location.isPresent()) {
      throw new CompletionException(new RedirectedException(status, location.get()));
    }
    throw new CompletionException(
        new ServiceException(status, "the server answered " + status + " " + reason(response)));
  }

  private static String reason(RtspResponse response) {
    return response.reason().isEmpty()
        ? RtspStatus.of(response.status()).reason()
        : response.reason();
  }

  static String requireHeader(RtspResponse response, String name) {
    return response
        .headers()
        .joined(name)
        .orElseThrow(
            () ->
                new CompletionException(
                    new IOException("the server's response has no " + name + " header")));
  }

  static CompletionException unusable(RtspParseException cause) {
    return new CompletionException(
        new IOException("the server's response is unusable: " + cause.getMessage(), cause));
  }
}
