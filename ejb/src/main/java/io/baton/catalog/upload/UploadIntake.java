package io.baton.catalog.upload;

import io.baton.catalog.job.ImportQueue;
import io.baton.catalog.job.UploadSettings;
import io.baton.connector.StreamConnection;
import io.baton.connector.audit.AuditLog;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
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
import java.io.InputStream;
import java.time.Duration;

/**
 * Takes uploads in. What is accepted is on the disk, in the staging area, and needs neither the
 * database nor the queue to be imported some time.
 */
@Singleton
@Startup
@DependsOn({"LocalEngine", "ImportQueue"})
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadIntake implements UploadFigures {
  @EJB private LocalEngine engine;
  @EJB private ImportQueue queue;

  private UploadSettings settings;
  private UploadAdmission admission;

  /** For the container. */
  public UploadIntake() {}

  public UploadIntake(LocalEngine engine, ImportQueue queue, UploadSettings settings) {
    this.engine = engine;
    this.queue = queue;
    begin(settings);
  }

  @PostConstruct
  void start() {
    begin(UploadSettings.current());
  }

  private void begin(UploadSettings with) {
    settings = with;
    admission = new UploadAdmission(with, System::nanoTime);
  }

  /**
   * Begins to receive an upload.
   *
   * @param address where its sender is
   * @return to be closed
   * @throws UploadRefusedException if a limit of uploads is reached
   * @throws MediaStoreException see {@link io.baton.connector.media.MediaStore#receive}
   */
  public IncomingUpload receive(UploadDescription description, String address)
      throws UploadRefusedException, MediaStoreException {
    String publisher = description.publisher();
    admission.enter(publisher, address);
    Runnable leave = () -> admission.leave(publisher, address);
    // Not held while bytes arrive: connections are few, and uploads may take hours.
    try (StreamConnection connection = engine.connect()) {
      UploadReception reception = connection.media().receive(description);
      return new AdmittedUpload(
          reception,
          new TransferRate(settings.minRate(), settings.window(), System::nanoTime),
          staged -> accepted(staged, address),
          leave);
    } catch (MediaStoreException | RuntimeException e) {
      leave.run();
      throw e;
    }
  }

  /** Takes a file in that lies on this machine, without limits. */
  public void take(UploadDescription description, InputStream file) throws MediaStoreException {
    try (StreamConnection connection = engine.connect()) {
      connection.media().stage(description, file);
    }
    queue.wake(Duration.ZERO);
  }

  private void accepted(StagedUpload staged, String address) {
    AuditLog.LOG.uploaded(
        staged.publisher(), address, staged.path().value(), staged.sizeBytes(), staged.sha256());
    queue.wake(Duration.ZERO);
  }

  @Override
  public int receiving() {
    return admission.receiving();
  }

  @Override
  public long refused() {
    return admission.refused();
  }
}
