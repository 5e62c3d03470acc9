package io.baton.engine.server;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.session.StreamSession;
import io.netty.channel.EventLoop;
import java.util.Optional;

/** One request and the connection that waits for its answer. */
final class Exchange {
  private static final String SERVER = "Baton";

  private final RtspConnection connection;
  private final RtspRequest request;

  Exchange(RtspConnection connection, RtspRequest request) {
    this.connection = connection;
    this.request = request;
  }

  RtspConnection connection() {
    return connection;
  }

  RtspRequest request() {
    return request;
  }

  Optional<String> header(String name) {
    return request.headers().joined(name);
  }

  /** A header's value, parsed if it is there. */
  <T> Optional<T> header(String name, HeaderParser<T> parser) throws RequestFailedException {
    Optional<String> text = header(name);
    try {
      return text.isPresent() ? Optional.of(parser.parse(text.get())) : Optional.empty();
    } catch (RtspParseException e) {
      throw RequestFailedException.of(e);
    }
  }

  /** How a header's text becomes its value. */
  @FunctionalInterface
  interface HeaderParser<T> {
    T parse(String text) throws RtspParseException;
  }

  RtspResponse response(RtspStatus status) {
    return response(status, status.reason());
  }

  RtspResponse response(RtspStatus status, String reason) {
    return RtspResponse.to(request, status.code(), reason).with(RtspHeaderNames.SERVER, SERVER);
  }

  /** Answers; the connection then goes on to its next request. May be called on any thread. */
  void respond(RtspResponse response) {
    connection.respond(response);
  }

  void fail(RequestFailedException failure) {
    RtspResponse response = response(failure.status(), reason(failure));
    failure.headers().forEach(response::with);
    respond(response);
  }

  /** The standard phrase, and what is the matter in this case. */
  private static String reason(RequestFailedException failure) {
    String detail = failure.getMessage().replaceAll("\\p{Cntrl}", " ");
    return failure.status().reason() + ": " + detail;
  }

  /** Does something to a session on the event loop that owns it. */
  void onLoopOf(StreamSession session, RequestHandler action) {
    EventLoop owner = session.loop().executor();
    if (owner.inEventLoop()) {
      run(action);
    } else {
      owner.execute(() -> run(action));
    }
  }

  void run(RequestHandler action) {
    try {
      action.handle(this);
    } catch (RequestFailedException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      ServerLog.LOG.requestFailed(e, request.method());
      respond(response(RtspStatus.INTERNAL_SERVER_ERROR));
    }
  }
}
