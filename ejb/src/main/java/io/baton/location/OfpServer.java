package io.baton.location;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Lets this node answer OFP when its beans are ready, and no more when it stops. */
@Singleton
@Startup
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OfpServer {
  @EJB private ClusterDirectory directory;
  @EJB private NodeMessenger messenger;
  @EJB private ServiceLocationManager manager;
  @EJB private ServiceProvider provider;
  @EJB private LoadBoard loads;
  @EJB private SupervisionTable supervision;

  @PostConstruct
  void start() {
    messenger.serve(
        new NodeOfpService(
            NodeSettings.current(), directory, manager, provider, loads, supervision));
  }

  @PreDestroy
  void stop() {
    messenger.stopServing();
  }
}
