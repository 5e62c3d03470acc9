package io.baton.catalog;

import io.baton.connector.StagedUpload;
import io.baton.model.media.MediaPath;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Hands uploads to the importers. What the journal says and what is in the queue change in one
 * transaction.
 */
@Stateless
@LocalBean
@PermitAll
public class ImportQueue {
  /** Name of the queue in JNDI. */
  static final String JNDI_NAME = "java:/jms/queue/BatonImports";

  private static final String PATH = "path";
  private static final String STAGED_ID = "stagedId";

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Resource(lookup = JNDI_NAME)
  private Queue queue;

  @EJB private UploadJournal journal;

  /** For the container. */
  public ImportQueue() {}

  ImportQueue(ConnectionFactory connections, Queue queue, UploadJournal journal) {
    this.connections = connections;
    this.queue = queue;
    this.journal = journal;
  }

  /** What a message of the queue asks for. */
  record Request(MediaPath path, String stagedId) {
    static Request of(Message message) {
      try {
        MapMessage map = (MapMessage) message;
        return new Request(new MediaPath(map.getString(PATH)), map.getString(STAGED_ID));
      } catch (JMSException e) {
        throw new JMSRuntimeException("Not an import request", e.getErrorCode(), e);
      }
    }
  }

  /** Records a new upload and queues it. */
  public Upload submit(StagedUpload staged, String publisher) {
    Upload upload = journal.begin(staged, publisher);
    send(staged.path(), staged.id(), Duration.ZERO);
    return upload;
  }

  /** Queues an upload again whose message may be lost; one message too many does no harm. */
  public void resubmit(Upload upload) {
    send(upload.path(), upload.stagedId(), Duration.ZERO);
  }

  /**
   * Counts a failed attempt and queues the next one.
   *
   * @param delay until the first repetition; the n-th waits n times as long
   * @param mostAttempts after which there is no next one
   * @return whether there is nothing left to try
   */
  public boolean retry(MediaPath path, String stagedId, Duration delay, int mostAttempts) {
    OptionalInt attempts = journal.fail(path, stagedId);
    if (attempts.isPresent() && attempts.getAsInt() < mostAttempts) {
      send(path, stagedId, delay.multipliedBy(attempts.getAsInt()));
      return false;
    }
    return attempts.isPresent();
  }

  private void send(MediaPath path, String stagedId, Duration delay) {
    try (JMSContext context = connections.createContext()) {
      MapMessage message = context.createMapMessage();
      message.setString(PATH, path.value());
      message.setString(STAGED_ID, stagedId);
      context.createProducer().setDeliveryDelay(delay.toMillis()).send(queue, message);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
