package io.baton.engine.server;

import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.session.StreamSession;

/** The tracks of a session are controlled together, RFC 2326 section 10.5. */
final class Aggregate {
  private Aggregate() {}

  /**
   * Makes sure that a request is about a session as a whole.
   *
   * @throws RequestFailedException 460 if it names one track of several
   */
  static void require(StreamSession session, PresentationUri uri) throws RequestFailedException {
    boolean onlyOne = session.onlyTrack().equals(uri.track());
    if (uri.track().isPresent() && !onlyOne) {
      throw new RequestFailedException(
          RtspStatus.ONLY_AGGREGATE_OPERATION_ALLOWED, "use " + session.request().uri());
    }
  }
}
