package io.baton.engine.server.connection;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.session.StreamSession;
import io.netty.channel.EventLoop;
import java.util.Optional;

/** One request and the connection that waits for its answer. */
public final class Exchange {
  private static final String SERVER = "Baton";

  private final RtspConnection connection;
  private final RtspRequest request;

  Exchange(RtspConnection connection, RtspRequest request) {
    this.connection = connection;
    this.request = request;
  }

  public RtspConnection connection() {
    return connection;
  }

  public RtspRequest request() {
    return request;
  }

  public Optional<String> header(String name) {
    return request.headers().joined(name);
  }

  /** A header's value, parsed if it is there. */
  public <T> Optional<T> header(String name, HeaderParser<T> parser) throws RequestFailedException {
    Optional<String> text = header(name);
    try {
      return text.isPresent() ? Optional.of(parser.parse(text.get())) : Optional.empty();
    } catch (RtspParseException e) {
      throw RequestFailedException.of(e);
    }
  }

  /** How a header's text becomes its value. */
  @FunctionalInterface
  public interface HeaderParser<T> {
    T parse(String text) throws RtspParseException;
  }

  public RtspResponse response(RtspStatus status) {
    return response(status, status.reason());
  }

  public RtspResponse response(RtspStatus status, String reason) {
    return RtspResponse.to(request, status.code(), reason).with(RtspHeaderNames.SERVER, SERVER);
  }

  /** Answers; the connection then goes on to its next request. May be called on any thread. */
  public void respond(RtspResponse response) {
    connection.respond(response);
  }

  public void fail(RequestFailedException failure) {
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
  public void onLoopOf(StreamSession session, RequestHandler action) {
    EventLoop owner = session.loop().executor();
    if (owner.inEventLoop()) {
      run(action);
    } else {
      owner.execute(() -> run(action));
    }
  }

  public void run(RequestHandler action) {
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
