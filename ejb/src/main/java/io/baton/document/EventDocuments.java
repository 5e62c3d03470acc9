package io.baton.document;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.event.ServiceEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.OfDrain;
import io.baton.event.ServiceEvent.OfState;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.metrics.Seconds;
import io.baton.model.cluster.ServiceState;
import io.baton.model.document.event.EventDocument;
import io.baton.model.document.node.DrainDocument;
import java.util.Optional;

/** Documents of events. */
public final class EventDocuments {
  private EventDocuments() {}

  /** An event. */
  public static EventDocument of(ServiceEvent event) {
    if (event.what() instanceof OfStream stream) {
      return of(event, stream.event());
    }
    if (event.what() instanceof OfDrain drain) {
      return ofNode(
          event,
          type(drain.status().state()),
          Optional.of(drain.status()).map(NodeDocuments::drain));
    }
    if (event.what() instanceof OfState other) {
      return ofNode(event, type(other.state()), Optional.empty());
    }
    return ofNode(
        event,
        event.what() == Membership.JOINED ? EventDocument.NODE_JOINED : EventDocument.NODE_LEFT,
        Optional.empty());
  }

  private static String type(ServiceState state) {
    return switch (state) {
      case RUNNING -> EventDocument.NODE_RUNNING;
      case DRAINING -> EventDocument.NODE_DRAINING;
      case DRAINED -> EventDocument.NODE_DRAINED;
    };
  }

  private static EventDocument ofNode(
      ServiceEvent event, String type, Optional<DrainDocument> drain) {
    return new EventDocument(
        type,
        event.at(),
        event.node(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        drain);
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
        changed.map(SessionDocuments::of),
        Optional.empty());
  }
}
