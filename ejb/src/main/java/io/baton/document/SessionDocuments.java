package io.baton.document;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.SessionValue;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.SupplyStatus;
import io.baton.metrics.Seconds;
import io.baton.model.assignment.HandedOff;
import io.baton.model.document.session.HandoffDocument;
import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionSupplyDocument;
import io.baton.model.document.session.SupplyChangeDocument;
import io.baton.session.SessionRecord;
import io.baton.session.SupplyChanges;

/** Documents of sessions. */
public final class SessionDocuments {
  private SessionDocuments() {}

  /** A handoff. */
  public static HandoffDocument of(HandedOff handoff) {
    return new HandoffDocument(
        handoff.session(),
        handoff.assignment(),
        handoff.from(),
        handoff.to(),
        handoff.explanation());
  }

  /** A session of this node, and how its supplier changed. */
  public static SessionDocument of(SessionSnapshot session, SupplyChanges changes) {
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
        session.reportedJitter().map(Seconds::of),
        session.supply().map(supply -> supply(supply, session.value(), changes)));
  }

  private static SessionSupplyDocument supply(
      SupplyStatus supply, SessionValue value, SupplyChanges changes) {
    return new SessionSupplyDocument(
        supply.assignment(),
        value.supply().map(SessionSupply::epoch).orElse(0L),
        supply.supplier(),
        supply.standbys(),
        Seconds.of(supply.lead()),
        supply.hedges(),
        supply.wasted(),
        changes.total(),
        changes.latest().stream().map(SessionDocuments::of).toList());
  }

  /** A change of a session's supplier. */
  static SupplyChangeDocument of(SupplyChanged change) {
    return new SupplyChangeDocument(
        change.at(),
        change.assignment(),
        change.from(),
        Texts.present(change.to()),
        Texts.word(change.cause()),
        change.piece(),
        change.packet(),
        Seconds.of(change.taken()));
  }

  /** A session of any node. */
  public static RecordedSessionDocument of(SessionRecord session) {
    return new RecordedSessionDocument(
        session.id(),
        session.node(),
        session.anchor(),
        session.supplier(),
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
