package io.baton.document;

import io.baton.connector.SessionSnapshot;
import io.baton.metrics.Seconds;
import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.session.SessionRecord;

/** Documents of sessions. */
public final class SessionDocuments {
  private SessionDocuments() {}

  /** A session of this node. */
  public static SessionDocument of(SessionSnapshot session) {
    return new SessionDocument(
        session.id(),
        session.path().value(),
        session.content().sha256(),
        session.client(),
        Texts.present(session.user()),
        Texts.present(session.userAgent()),
        session.transport().token(),
        Texts.word(session.state()),
        Seconds.of(session.position()),
        session.scale(),
        session.speed(),
        session.created(),
        session.packets(),
        session.octets(),
        session.bitrate(),
        session.reportedLoss(),
        session.reportedLost(),
        session.reportedJitter().map(Seconds::of));
  }

  /** A session of any node. */
  public static RecordedSessionDocument of(SessionRecord session) {
    return new RecordedSessionDocument(
        session.id(),
        session.node(),
        session.anchor(),
        session.epoch(),
        session.path().value(),
        session.content().sha256(),
        session.client(),
        Texts.present(session.user()),
        session.transport().token(),
        Texts.word(session.state()),
        Seconds.of(session.position()),
        session.scale(),
        session.speed(),
        session.created(),
        session.reportedLoss(),
        session.recorded());
  }
}
