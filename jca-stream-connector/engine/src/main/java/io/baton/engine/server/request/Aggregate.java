package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.engine.session.StreamSession;

/** The tracks of a session are controlled together, RFC 2326 section 10.5. */
final class Aggregate {
  private Aggregate() {}

  /**
   * Makes sure that a request is about a session as a whole.
   *
   * @throws RequestFailedException 459 if it names another presentation, 460 if it names one track
   *     of several
   */
  static void require(StreamSession session, PresentationUri uri) throws RequestFailedException {
    requireSamePresentation(session, uri);
    boolean onlyOne = session.entry().onlyTrack().equals(uri.track());
    if (uri.track().isPresent() && !onlyOne) {
      throw new RequestFailedException(
          RtspStatus.ONLY_AGGREGATE_OPERATION_ALLOWED, "use " + session.request().uri());
    }
  }

  /**
   * Makes sure that a request is about the presentation of a session. Its path tells: clients drop
   * queries, and know the server by more names than one.
   *
   * @throws RequestFailedException 459 if it names another
   */
  static void requireSamePresentation(StreamSession session, PresentationUri uri)
      throws RequestFailedException {
    PresentationUri own = PresentationUri.parse(session.request().uri());
    if (!own.plainPath().equals(uri.plainPath())) {
      throw new RequestFailedException(
          RtspStatus.AGGREGATE_OPERATION_NOT_ALLOWED, "the session is of another presentation");
    }
  }
}
