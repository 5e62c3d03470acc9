package io.baton.catalog.job;

import io.baton.catalog.journal.CatalogLog;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.time.Duration;

/**
 * Wakes the importers. A message says only that there is something to import; what, is chosen from
 * the staging area when an importer takes the message, so one too many or too few does no harm.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ImportQueue {
  /** Name of the queue in JNDI. */
  static final String JNDI_NAME = "java:/jms/queue/BatonImports";

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Resource(lookup = JNDI_NAME)
  private Queue queue;

  /** For the container. */
  public ImportQueue() {}

  public ImportQueue(ConnectionFactory connections, Queue queue) {
    this.connections = connections;
    this.queue = queue;
  }

  /**
   * Wakes an importer; if the broker fails, {@link ImportTimer} does it later.
   *
   * @param delay until it is woken
   */
  public void wake(Duration delay) {
    try (JMSContext context = connections.createContext()) {
      context
          .createProducer()
          .setDeliveryDelay(delay.toMillis())
          .send(queue, context.createMessage());
    } catch (JMSRuntimeException e) {
      CatalogLog.LOG.notQueued(e.getMessage());
    }
  }
}
