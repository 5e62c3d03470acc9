package io.baton.portal;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEventListener;
import io.baton.event.EventFeed;
import io.baton.location.provider.ServiceProvider;
import io.baton.session.SessionRegistry;
import io.baton.session.SessionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.jboss.ejb3.annotation.ResourceAdapter;

/** Told by the connector what happens to sessions. */
@MessageDriven(messageListenerInterface = StreamEventListener.class)
@ResourceAdapter("baton.ear#baton-connector.rar")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class StreamEventBean implements StreamEventListener {
  @EJB private SessionStore store;
  @EJB private SessionRegistry sessions;
  @EJB private EventFeed feed;
  @EJB private ServiceProvider provider;
  @EJB private Portal portal;

  /** For the container. */
  public StreamEventBean() {}

  StreamEventBean(
      SessionStore store,
      SessionRegistry sessions,
      EventFeed feed,
      ServiceProvider provider,
      Portal portal) {
    this.store = store;
    this.sessions = sessions;
    this.feed = feed;
    this.provider = provider;
    this.portal = portal;
  }

  @Override
  public void onStreamEvent(StreamEvent event) {
    if (event instanceof StreamEvent.OfSession change) {
      store.record(change);
    }
    if (event instanceof StreamEvent.Closed || event instanceof StreamEvent.Unclaimed) {
      provider.ended(event.id());
    }
    portal.follow(event);
    sessions.follow(event);
    feed.publish(event);
  }
}
