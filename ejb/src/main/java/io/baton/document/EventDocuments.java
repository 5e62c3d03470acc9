package io.baton.document;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.event.ServiceEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.metrics.Seconds;
import io.baton.model.document.event.EventDocument;
import java.util.Optional;

/** Documents of events. */
public final class EventDocuments {
  private EventDocuments() {}

  /** An event. */
  public static EventDocument of(ServiceEvent event) {
    if (event.what() instanceof OfStream stream) {
      return of(event, stream.event());
    }
    return document(
        event,
        event.what() == Membership.JOINED ? EventDocument.NODE_JOINED : EventDocument.NODE_LEFT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static EventDocument of(ServiceEvent event, StreamEvent what) {
    return document(
        event,
        type(what),
        Optional.of(what.id()),
        what instanceof StreamEvent.OfSession of ? Optional.of(of.session()) : Optional.empty(),
        what instanceof StreamEvent.Closed closed ? Optional.of(closed) : Optional.empty(),
        what instanceof StreamEvent.SupplyChanged changed
            ? Optional.of(changed)
            : Optional.empty());
  }

  private static String type(StreamEvent what) {
    if (what instanceof StreamEvent.Created) {
      return EventDocument.SESSION_BEGUN;
    }
    if (what instanceof StreamEvent.SupplyChanged) {
      return EventDocument.SUPPLY_CHANGED;
    }
    return what instanceof StreamEvent.Changed
        ? EventDocument.SESSION_CHANGED
        : EventDocument.SESSION_ENDED;
  }

  private static EventDocument document(
      ServiceEvent event,
      String type,
      Optional<String> id,
      Optional<SessionSnapshot> session,
      Optional<StreamEvent.Closed> closed,
      Optional<StreamEvent.SupplyChanged> changed) {
    return new EventDocument(
        type,
        event.at(),
        event.node(),
        id,
        session.map(found -> found.path().value()),
        session.map(SessionSnapshot::client),
        session.map(SessionSnapshot::user).flatMap(Texts::present),
        session.map(found -> Texts.word(found.state())),
        session.map(found -> Seconds.of(found.position())),
        closed.map(end -> Texts.word(end.reason())),
        changed.map(SessionDocuments::of));
  }
}
