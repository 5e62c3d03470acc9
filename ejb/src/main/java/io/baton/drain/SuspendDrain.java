package io.baton.drain;

import io.baton.connector.ofp.Drain;
import io.baton.location.provider.NodeDrain;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.AttributeChangeNotification;
import javax.management.AttributeChangeNotificationFilter;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Drains the node while its server is suspended. The server tells that by JMX before it takes the
 * message-driven beans out of service, and does not say for how long it waits; it does not wait for
 * the drain.
 */
@Singleton
@Startup
@LocalBean
@DependsOn("LocalDrain")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SuspendDrain {
  static final String STATE_BEAN = "jboss.root:type=state";
  static final String RUNNING_STATE = "RunningState";

  @EJB private NodeDrain drain;
  private MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private String node;
  private final NotificationListener listener = (notification, handback) -> heard(notification);

  /** Whether the node drains because of this. Guarded by this. */
  private boolean begun;

  /** For the container. */
  public SuspendDrain() {}

  SuspendDrain(NodeDrain drain, MBeanServer server, String node) {
    this.drain = drain;
    this.server = server;
    this.node = node;
  }

  @PostConstruct
  void start() {
    node = NodeSettings.current().name();
    listen();
  }

  /** A server that does not tell its state is served all the same. */
  void listen() {
    AttributeChangeNotificationFilter states = new AttributeChangeNotificationFilter();
    states.enableAttribute(RUNNING_STATE);
    try {
      server.addNotificationListener(new ObjectName(STATE_BEAN), listener, states, null);
    } catch (JMException e) {
      DrainLog.LOG.stateNotTold(e.toString());
    }
  }

  @PreDestroy
  void stop() {
    try {
      server.removeNotificationListener(new ObjectName(STATE_BEAN), listener);
    } catch (JMException e) {
      return; // The bean has gone before.
    }
  }

  /** A server that starts is suspended for a moment: that is not meant. */
  private void heard(Notification notification) {
    switch (String.valueOf(((AttributeChangeNotification) notification).getNewValue())) {
      case "pre-suspend", "suspending" -> suspend();
      case "normal" -> resume();
      default -> {}
    }
  }

  /** What an operator drained before stays drained. */
  private synchronized void suspend() {
    if (drain.status().state().isTaking()) {
      begun = true;
      DrainLog.LOG.suspended();
      drain.drain(new Drain(node, true, Optional.empty()));
    }
  }

  private synchronized void resume() {
    if (begun) {
      begun = false;
      drain.drain(new Drain(node, false, Optional.empty()));
    }
  }
}
