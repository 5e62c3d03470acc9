package io.baton.portal;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.StreamRequestListener;
import io.baton.connector.ViewerCredential;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.ejb3.annotation.ResourceAdapter;

/** Asked by the connector who serves a request and who may view. */
@MessageDriven(messageListenerInterface = StreamRequestListener.class)
@ResourceAdapter("baton.ear#baton-connector.rar")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class StreamRequestBean implements StreamRequestListener {
  @EJB private Portal portal;
  @Inject private ViewerCredentials credentials;

  @Override
  public StreamDecision decide(StreamRequest request) {
    return portal.decide(request);
  }

  @Override
  public Optional<ViewerCredential> credential(String user, String realm) {
    return credentials.find(user, realm);
  }

  @Override
  public boolean mayView(String user) {
    return credentials.mayView(user);
  }
}
